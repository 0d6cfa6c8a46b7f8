package dev.hexpay.domain.id;

/** Names a vaulted payment method: {@code pm_} and a ULID. */
public record PaymentMethodId(String value) {
    public PaymentMethodId {
        IdKind.PAYMENT_METHOD.check(value);
    }

    /** The id that a client sent; refused with {@code payment_method_not_found} when it cannot be one. */
    public static PaymentMethodId parse(String text) {
        return new PaymentMethodId(IdKind.PAYMENT_METHOD.parse(text));
    }
}
