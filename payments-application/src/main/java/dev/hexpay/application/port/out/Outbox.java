package dev.hexpay.application.port.out;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;

/** The events, stored by the unit of work of their cause. */
public interface Outbox {
    /** Stores the event in the open unit of work: it is visible if that commits, and never if it rolls back. */
    void append(Scope scope, Event event);

    /** The events, newest first; they read back equal to the given ones. */
    Page<Event> list(Scope scope, PageRequest<EventId> page);
}
