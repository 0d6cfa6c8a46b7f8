package dev.hexpay.domain.id;

/** The id of a transaction and its idempotency key at the provider: {@code txn_} and a ULID. */
public record TransactionId(String value) {
    public TransactionId {
        IdKind.TRANSACTION.check(value);
    }

    /** Parses an id from a request; rejected with {@code transaction_not_found} when it is malformed. */
    public static TransactionId parse(String text) {
        return new TransactionId(IdKind.TRANSACTION.parse(text));
    }
}
