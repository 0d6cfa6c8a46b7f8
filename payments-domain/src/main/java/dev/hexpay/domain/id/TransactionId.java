package dev.hexpay.domain.id;

/** Names one attempt to move money, and is the idempotency key that the provider gets: {@code txn_} and a ULID. */
public record TransactionId(String value) {
    public TransactionId {
        IdKind.TRANSACTION.check(value);
    }

    /** The id that a client sent; refused with {@code transaction_not_found} when it cannot be one. */
    public static TransactionId parse(String text) {
        return new TransactionId(IdKind.TRANSACTION.parse(text));
    }
}
