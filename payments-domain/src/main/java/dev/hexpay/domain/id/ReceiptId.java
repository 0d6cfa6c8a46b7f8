package dev.hexpay.domain.id;

/** The id of a receipt (an e-mail to a payer): {@code rcp_} and a ULID. */
public record ReceiptId(String value) {
    public ReceiptId {
        IdKind.RECEIPT.check(value);
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static ReceiptId parse(String text) {
        return new ReceiptId(IdKind.RECEIPT.parse(text));
    }
}
