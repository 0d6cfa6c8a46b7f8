package dev.hexpay.application.port.in.event;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;

/** Reads the event log. */
public interface EventQueries {
    /**
     * The event as it was recorded.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found}, also after its retention
     */
    EventRecord get(Scope scope, EventId id);

    /** The events that match, newest first; those about one payment in the reverse order of their causes. */
    Page<EventRecord> list(Scope scope, EventFilter filter, PageRequest<EventId> page);
}
