package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.PaymentMethod;

/** A card on file, and whether a charge that names none uses it. */
public record PaymentMethodDetails(PaymentMethod method, boolean isDefault) {}
