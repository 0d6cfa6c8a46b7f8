package dev.hexpay.domain.id;

/** Names an event: {@code whev_} and a ULID. */
public record EventId(String value) {
    public EventId {
        IdKind.EVENT.check(value);
    }

    /** The id that a client sent; refused with {@code not_found} when it cannot be one. */
    public static EventId parse(String text) {
        return new EventId(IdKind.EVENT.parse(text));
    }
}
