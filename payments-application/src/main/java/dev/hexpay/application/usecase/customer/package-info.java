/** Handlers of customers and their payment methods. */
@NullMarked
package dev.hexpay.application.usecase.customer;

import org.jspecify.annotations.NullMarked;
