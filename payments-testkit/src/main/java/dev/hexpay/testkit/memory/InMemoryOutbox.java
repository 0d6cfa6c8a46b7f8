package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.scope.Scope;

final class InMemoryOutbox implements Outbox {
    private final Table<Scoped<EventId>, Event> rows;

    InMemoryOutbox(InMemoryStore store) {
        rows = store.table("event");
    }

    @Override
    public void append(Scope scope, Event event) {
        rows.insert(new Scoped<>(scope, event.id()), event);
    }

    @Override
    public Page<Event> list(Scope scope, PageRequest<EventId> page) {
        return Scoped.newestFirst(
                Scoped.valuesOf(scope, rows), event -> event.id().value(), page, EventId::value);
    }
}
