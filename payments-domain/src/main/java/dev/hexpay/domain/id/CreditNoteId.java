package dev.hexpay.domain.id;

/** Names a credit note: {@code cn_} and a ULID. */
public record CreditNoteId(String value) {
    public CreditNoteId {
        IdKind.CREDIT_NOTE.check(value);
    }

    /** The id that a client sent; refused with {@code not_found} when it cannot be one. */
    public static CreditNoteId parse(String text) {
        return new CreditNoteId(IdKind.CREDIT_NOTE.parse(text));
    }
}
