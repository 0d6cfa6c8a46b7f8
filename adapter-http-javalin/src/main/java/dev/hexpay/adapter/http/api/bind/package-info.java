/** Binds requests to records, and reports all their violations at once. */
@NullMarked
package dev.hexpay.adapter.http.api.bind;

import org.jspecify.annotations.NullMarked;
