package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentMethodId;

/**
 * A merchant's reference to a payment method: any text. Whether it can be an id is checked after the customer, so that an
 * unknown customer is reported first.
 */
public record PaymentMethodReference(String value) {
    /** The reference to a method whose id is known. */
    public static PaymentMethodReference of(PaymentMethodId id) {
        return new PaymentMethodReference(id.value());
    }

    /**
     * The id of the method.
     *
     * @throws PaymentsException {@code payment_method_not_found} when it is no id
     */
    public PaymentMethodId id() {
        return PaymentMethodId.parse(value);
    }
}
