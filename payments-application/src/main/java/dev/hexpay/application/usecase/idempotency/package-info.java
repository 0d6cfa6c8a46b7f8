/** Executes requests at most once per idempotency key. */
@NullMarked
package dev.hexpay.application.usecase.idempotency;

import org.jspecify.annotations.NullMarked;
