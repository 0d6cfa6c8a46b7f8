/** Reads what a client sent, and finds everything that is wrong with it at once. */
@NullMarked
package dev.hexpay.adapter.http.api.bind;

import org.jspecify.annotations.NullMarked;
