package dev.hexpay.domain.id;

/** The id of a payment: {@code pay_} and a ULID. */
public record PaymentId(String value) {
    public PaymentId {
        IdKind.PAYMENT.check(value);
    }

    /** Parses an id from a request; rejected with {@code payment_not_found} when it is malformed. */
    public static PaymentId parse(String text) {
        return new PaymentId(IdKind.PAYMENT.parse(text));
    }
}
