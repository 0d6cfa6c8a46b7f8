/** Identifies requests that take effect once. */
@NullMarked
package dev.hexpay.application.idempotency;

import org.jspecify.annotations.NullMarked;
