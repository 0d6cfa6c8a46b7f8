package dev.hexpay.domain.id;

/** The id of an event: {@code whev_} and a ULID. */
public record EventId(String value) {
    public EventId {
        IdKind.EVENT.check(value);
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static EventId parse(String text) {
        return new EventId(IdKind.EVENT.parse(text));
    }
}
