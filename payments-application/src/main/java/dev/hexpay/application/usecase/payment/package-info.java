/** Handlers of payments: open, charge, cancel, settle, reconcile. */
@NullMarked
package dev.hexpay.application.usecase.payment;

import org.jspecify.annotations.NullMarked;
