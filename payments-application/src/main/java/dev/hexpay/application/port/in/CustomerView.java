package dev.hexpay.application.port.in;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** A customer together with the method that a charge would use. */
public record CustomerView(Customer customer, @Nullable PaymentMethod defaultMethod) {}
