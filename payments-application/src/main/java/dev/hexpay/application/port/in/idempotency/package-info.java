/** Idempotent requests: a request takes effect once per idempotency key. */
@NullMarked
package dev.hexpay.application.port.in.idempotency;

import org.jspecify.annotations.NullMarked;
