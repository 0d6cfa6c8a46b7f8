package dev.hexpay.application.usecase.event;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.usecase.event.payload.PublishedEvents;
import dev.hexpay.application.usecase.event.payload.PublishedEvents.Published;
import dev.hexpay.domain.event.DomainEvent;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;

/** Records what happened, as the events that are published about it, in the unit of work of their cause. */
public final class EventRecorder {
    private final Outbox outbox;
    private final IdSource ids;
    private final InstantSource clock;
    private final PublishedEvents publishedEvents;

    public EventRecorder(OutPorts out) {
        this.outbox = out.store().outbox();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.publishedEvents = new PublishedEvents(out.publicUrls());
    }

    /** Stores the published events about it in the open unit of work. */
    public void record(Scope scope, DomainEvent event) {
        for (Published published : event.accept(publishedEvents)) {
            Instant now = clock.instant();
            EventId id = new EventId(ids.next(IdKind.EVENT, now));
            outbox.append(scope, new Event(id, now, published.type(), published.subjects(), published.payload()));
        }
    }
}
