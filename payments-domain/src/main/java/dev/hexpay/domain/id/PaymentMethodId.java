package dev.hexpay.domain.id;

/** The id of a payment method: {@code pm_} and a ULID. */
public record PaymentMethodId(String value) {
    public PaymentMethodId {
        IdKind.PAYMENT_METHOD.check(value);
    }

    /** Parses an id from a request; rejected with {@code payment_method_not_found} when it is malformed. */
    public static PaymentMethodId parse(String text) {
        return new PaymentMethodId(IdKind.PAYMENT_METHOD.parse(text));
    }
}
