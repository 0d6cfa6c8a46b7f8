package dev.hexpay.domain.id;

/** Names a payment: {@code pay_} and a ULID. */
public record PaymentId(String value) {
    public PaymentId {
        IdKind.PAYMENT.check(value);
    }

    /** The id that a client sent; refused with {@code payment_not_found} when it cannot be one. */
    public static PaymentId parse(String text) {
        return new PaymentId(IdKind.PAYMENT.parse(text));
    }
}
