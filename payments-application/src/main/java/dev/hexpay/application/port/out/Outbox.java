package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;

/** The events, kept by the unit of work that made them happen. */
public interface Outbox {
    /** Keeps the event with the unit of work that is open: seen afterwards if that commits, never if it does not. */
    void append(Scope scope, Event event);

    /** The events, newest first, read back equal to what was given. */
    Page<Event> list(Scope scope, PageRequest<EventId> page);
}
