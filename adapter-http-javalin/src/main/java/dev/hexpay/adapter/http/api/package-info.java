/** What every call of the API has in common: its door, its caller, its answer. */
@NullMarked
package dev.hexpay.adapter.http.api;

import org.jspecify.annotations.NullMarked;
