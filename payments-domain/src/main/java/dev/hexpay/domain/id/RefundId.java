package dev.hexpay.domain.id;

/** The id of a refund and its idempotency key at the provider: {@code re_} and a ULID. */
public record RefundId(String value) {
    public RefundId {
        IdKind.REFUND.check(value);
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static RefundId parse(String text) {
        return new RefundId(IdKind.REFUND.parse(text));
    }
}
