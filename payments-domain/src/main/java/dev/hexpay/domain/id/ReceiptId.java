package dev.hexpay.domain.id;

/** Names one e-mail to a payer: {@code rcp_} and a ULID. */
public record ReceiptId(String value) {
    public ReceiptId {
        IdKind.RECEIPT.check(value);
    }

    /** The id that a client sent; refused with {@code not_found} when it cannot be one. */
    public static ReceiptId parse(String text) {
        return new ReceiptId(IdKind.RECEIPT.parse(text));
    }
}
