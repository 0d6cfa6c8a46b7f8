package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;

/** The events in table {@code event}. */
final class JdbiOutbox implements Outbox {
    private final ScopedTable<Event> table;

    JdbiOutbox(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "event", EventRow.TYPE);
    }

    @Override
    public void append(Scope scope, Event event) {
        table.insert(scope, event);
    }

    @Override
    public Page<Event> list(Scope scope, PageRequest<EventId> page) {
        return table.newestFirst(Criteria.in(scope).and("id <", page.after()), page.limit());
    }
}
