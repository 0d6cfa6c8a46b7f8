package dev.hexpay.domain.id;

/** Names one e-mail to a payer: {@code rcp_} and a ULID. */
public record ReceiptId(String value) {
    public ReceiptId {
        IdKind.RECEIPT.check(value);
    }
}
