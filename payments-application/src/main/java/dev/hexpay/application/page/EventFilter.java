package dev.hexpay.application.page;

import dev.hexpay.domain.webhook.EventName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of events; null matches everything.
 *
 * @param name with this name
 * @param subject about the object with this id: a payment, transaction, invoice, customer, refund or dispute. Any other
 *     text matches nothing
 * @param occurredAfter after this instant
 * @param occurredBefore before this instant
 */
public record EventFilter(
        @Nullable EventName name,
        @Nullable String subject,
        @Nullable Instant occurredAfter,
        @Nullable Instant occurredBefore) {
    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null);

    /** The same filter, for events with this name. */
    public EventFilter withName(@Nullable EventName wanted) {
        return new EventFilter(wanted, subject, occurredAfter, occurredBefore);
    }

    /** The same filter, for events about the object with this id. */
    public EventFilter withSubject(@Nullable String wanted) {
        return new EventFilter(name, wanted, occurredAfter, occurredBefore);
    }

    /** The same filter, for events after this instant. */
    public EventFilter withOccurredAfter(@Nullable Instant wanted) {
        return new EventFilter(name, subject, wanted, occurredBefore);
    }

    /** The same filter, for events before this instant. */
    public EventFilter withOccurredBefore(@Nullable Instant wanted) {
        return new EventFilter(name, subject, occurredAfter, wanted);
    }
}
