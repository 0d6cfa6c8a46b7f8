package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** A customer together with the method that a charge would use. */
public record CustomerDetails(Customer customer, @Nullable PaymentMethod defaultMethod) {}
