package dev.hexpay.domain.id;

/** The id of an entry of the audit log: {@code aud_} and a ULID. */
public record AuditEntryId(String value) {
    public AuditEntryId {
        IdKind.AUDIT_ENTRY.check(value);
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static AuditEntryId parse(String text) {
        return new AuditEntryId(IdKind.AUDIT_ENTRY.parse(text));
    }
}
