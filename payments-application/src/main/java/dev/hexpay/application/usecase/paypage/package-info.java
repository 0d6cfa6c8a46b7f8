/** Handlers of the payment page. */
@NullMarked
package dev.hexpay.application.usecase.paypage;

import org.jspecify.annotations.NullMarked;
