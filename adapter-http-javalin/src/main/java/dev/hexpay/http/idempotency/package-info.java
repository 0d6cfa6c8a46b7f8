/** Requests that take effect once, however often they are sent. */
@NullMarked
package dev.hexpay.http.idempotency;

import org.jspecify.annotations.NullMarked;
