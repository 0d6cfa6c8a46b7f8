package dev.hexpay.testkit.memory;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;

final class InMemoryOutbox implements Outbox {
    private final InMemoryTable<ScopedKey<EventId>, Event> rows;

    InMemoryOutbox(InMemoryDatabase store) {
        rows = store.table("event");
    }

    @Override
    public void append(Scope scope, Event event) {
        rows.insert(new ScopedKey<>(scope, event.id()), event);
    }

    @Override
    public Page<Event> list(Scope scope, PageRequest<EventId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows), event -> event.id().value(), page, EventId::value);
    }
}
