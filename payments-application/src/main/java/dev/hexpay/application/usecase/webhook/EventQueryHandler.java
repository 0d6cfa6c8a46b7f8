package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.event.EventQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.Scope;

/** Reads the event log. */
public final class EventQueryHandler implements EventQueries {
    private final Outbox outbox;

    public EventQueryHandler(OutPorts out) {
        this.outbox = out.store().outbox();
    }

    @Override
    public EventRecord get(Scope scope, EventId id) {
        return outbox.find(scope, id).orElseThrow(IdKind.EVENT::notFound);
    }

    @Override
    public Page<EventRecord> list(Scope scope, EventFilter filter, PageRequest<EventId> page) {
        return outbox.list(scope, filter, page);
    }
}
