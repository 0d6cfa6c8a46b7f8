package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.PaymentMethod;

/** A payment method, and whether it is the customer's default. */
public record PaymentMethodDetails(PaymentMethod method, boolean isDefault) {}
