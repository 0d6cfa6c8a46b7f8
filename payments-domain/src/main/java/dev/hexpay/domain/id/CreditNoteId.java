package dev.hexpay.domain.id;

/** The id of a credit note: {@code cn_} and a ULID. */
public record CreditNoteId(String value) {
    public CreditNoteId {
        IdKind.CREDIT_NOTE.check(value);
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static CreditNoteId parse(String text) {
        return new CreditNoteId(IdKind.CREDIT_NOTE.parse(text));
    }
}
