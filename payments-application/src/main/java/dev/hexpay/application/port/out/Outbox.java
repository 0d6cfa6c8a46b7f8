package dev.hexpay.application.port.out;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The event log: events are stored by the unit of work of their cause, and are never changed. Their order is that in
 * which they were stored; events about one payment are stored under the lock of the payment.
 */
public interface Outbox {
    /**
     * Stores the event in the open unit of work: it is visible if that commits, and never if it rolls back. Its payload
     * is rendered here and never again. An event of a scope without endpoints counts as distributed: there is nothing to
     * deliver.
     */
    void append(Scope scope, Event event);

    /** The payload as JSON: the fields of the record in their order, nulls included, times in UTC with milliseconds. */
    String render(EventPayload payload);

    /** The event with this id. */
    Optional<EventRecord> find(Scope scope, EventId id);

    /** The events that match, the last stored first. */
    Page<EventRecord> list(Scope scope, EventFilter filter, PageRequest<EventId> page);

    /** The events with these ids. */
    List<EventRecord> findAll(Scope scope, Collection<EventId> ids);

    /** The first events that are not distributed, at most {@code limit}, those of each scope in their order. */
    List<Scoped<EventId>> undistributed(int limit);

    /**
     * Those of these events that are not distributed, in their order, locked until the unit of work ends. Waits for another
     * unit of work that has locked them, and then leaves out what it distributed: the events about one object are distributed
     * in their order.
     */
    List<EventRecord> lockUndistributed(Scope scope, Collection<EventId> ids);

    /** Records that the deliveries of these events exist, so that they count as distributed. */
    void markDistributed(Scope scope, Collection<EventRecord> events);

    /**
     * The events from {@code from} (inclusive) to {@code until} (exclusive), in their order.
     *
     * @param limit at most as many, the first ones
     */
    List<EventRecord> between(Scope scope, Instant from, Instant until, int limit);

    /** Deletes at most {@code limit} distributed events that occurred before this, and returns how many. */
    int deleteDistributed(Instant occurredBefore, int limit);
}
