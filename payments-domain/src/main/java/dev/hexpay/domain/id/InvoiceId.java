package dev.hexpay.domain.id;

/** The id of an invoice: {@code inv_} and a ULID. */
public record InvoiceId(String value) {
    public InvoiceId {
        IdKind.INVOICE.check(value);
    }

    /** Parses an id from a request; rejected with {@code invoice_not_found} when it is malformed. */
    public static InvoiceId parse(String text) {
        return new InvoiceId(IdKind.INVOICE.parse(text));
    }
}
