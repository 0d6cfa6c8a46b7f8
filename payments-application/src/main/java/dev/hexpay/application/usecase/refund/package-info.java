/** Handlers of refunds: prepare, settle, reconcile. */
@NullMarked
package dev.hexpay.application.usecase.refund;

import org.jspecify.annotations.NullMarked;
