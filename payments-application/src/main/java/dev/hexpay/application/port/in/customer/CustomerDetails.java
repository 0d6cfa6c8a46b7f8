package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** A customer with its default payment method. */
public record CustomerDetails(Customer customer, @Nullable PaymentMethod defaultMethod) {}
