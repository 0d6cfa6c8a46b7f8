package dev.hexpay.application.page;

import dev.hexpay.application.event.EventType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of events; null and empty sets match everything.
 *
 * @param types of one of these types
 * @param subject about the object with this id: a payment, transaction, invoice, customer, refund or dispute. Any other
 *     text matches nothing
 * @param occurredAfter after this instant
 * @param occurredBefore before this instant
 */
public record EventFilter(
        Set<EventType> types,
        @Nullable String subject,
        @Nullable Instant occurredAfter,
        @Nullable Instant occurredBefore) {
    /** Every event. */
    public static final EventFilter ALL = new EventFilter(Set.of(), null, null, null);

    public EventFilter {
        types = Set.copyOf(types);
    }

    /** The same filter, for events of one of these types; none of them for all. */
    public EventFilter withTypes(Set<EventType> wanted) {
        return new EventFilter(wanted, subject, occurredAfter, occurredBefore);
    }

    /** The same filter, for events about the object with this id. */
    public EventFilter withSubject(@Nullable String wanted) {
        return new EventFilter(types, wanted, occurredAfter, occurredBefore);
    }

    /** The same filter, for events after this instant. */
    public EventFilter withOccurredAfter(@Nullable Instant wanted) {
        return new EventFilter(types, subject, wanted, occurredBefore);
    }

    /** The same filter, for events before this instant. */
    public EventFilter withOccurredBefore(@Nullable Instant wanted) {
        return new EventFilter(types, subject, occurredAfter, wanted);
    }
}
