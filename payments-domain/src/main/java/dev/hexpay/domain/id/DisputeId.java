package dev.hexpay.domain.id;

/** The id of a dispute: {@code dp_} and a ULID. */
public record DisputeId(String value) {
    public DisputeId {
        IdKind.DISPUTE.check(value);
    }

    /** The id of a dispute that was recorded without one: that of its transaction, which has one dispute at most. */
    public static DisputeId of(TransactionId transaction) {
        return new DisputeId(IdKind.DISPUTE.format(IdKind.TRANSACTION.ulidOf(transaction.value())));
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static DisputeId parse(String text) {
        return new DisputeId(IdKind.DISPUTE.parse(text));
    }
}
