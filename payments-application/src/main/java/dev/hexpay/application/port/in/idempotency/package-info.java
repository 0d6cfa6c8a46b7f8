/** Requests that take effect once. */
@NullMarked
package dev.hexpay.application.port.in.idempotency;

import org.jspecify.annotations.NullMarked;
