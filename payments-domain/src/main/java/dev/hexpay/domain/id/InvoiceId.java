package dev.hexpay.domain.id;

/** Names an invoice: {@code inv_} and a ULID. */
public record InvoiceId(String value) {
    public InvoiceId {
        IdKind.INVOICE.check(value);
    }

    /** The id that a client sent; refused with {@code invoice_not_found} when it cannot be one. */
    public static InvoiceId parse(String text) {
        return new InvoiceId(IdKind.INVOICE.parse(text));
    }
}
