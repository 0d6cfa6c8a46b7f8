package dev.hexpay.application.port.in;

import dev.hexpay.domain.customer.PaymentMethod;

/** A card on file, and whether a charge that names none uses it. */
public record MethodView(PaymentMethod method, boolean isDefault) {}
