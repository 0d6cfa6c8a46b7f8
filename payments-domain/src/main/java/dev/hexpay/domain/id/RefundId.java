package dev.hexpay.domain.id;

/** Names one refund, and is the idempotency key that the provider gets: {@code re_} and a ULID. */
public record RefundId(String value) {
    public RefundId {
        IdKind.REFUND.check(value);
    }

    /** The id that a client sent; refused with {@code not_found} when it cannot be one. */
    public static RefundId parse(String text) {
        return new RefundId(IdKind.REFUND.parse(text));
    }
}
