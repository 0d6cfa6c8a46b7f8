/** Idempotent requests: they take effect once, however often they are sent. */
@NullMarked
package dev.hexpay.adapter.http.api.idempotency;

import org.jspecify.annotations.NullMarked;
