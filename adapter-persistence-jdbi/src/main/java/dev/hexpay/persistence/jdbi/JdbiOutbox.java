package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.scope.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The events in table {@code event}. */
final class JdbiOutbox implements Outbox {
    static final Map<String, Class<? extends EventData>> TYPES = Map.ofEntries(
            Map.entry("payment_link.created", EventData.PaymentLinkCreated.class),
            Map.entry("payment_link.canceled", EventData.PaymentLinkCanceled.class),
            Map.entry("payment_link.completed", EventData.PaymentLinkCompleted.class),
            Map.entry("payment_link.failed", EventData.PaymentLinkFailed.class),
            Map.entry("payment.received", EventData.PaymentReceived.class),
            Map.entry("payment.failed", EventData.PaymentFailed.class),
            Map.entry("payment.refunded", EventData.PaymentRefunded.class),
            Map.entry("payment.disputed", EventData.PaymentDisputed.class),
            Map.entry("payment.dispute_resolved", EventData.PaymentDisputeResolved.class),
            Map.entry("payment_method.updated", EventData.PaymentMethodUpdated.class),
            Map.entry("invoice.created", EventData.InvoiceCreated.class),
            Map.entry("invoice.voided", EventData.InvoiceVoided.class),
            Map.entry("customer.created", EventData.CustomerCreated.class),
            Map.entry("customer.updated", EventData.CustomerUpdated.class));

    private final ScopedTable<Event> table;

    JdbiOutbox(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(
                unitOfWork, "event", List.of("id", "name", "occurred_at", "data"), JdbiOutbox::toEvent);
    }

    @Override
    public void append(Scope scope, Event event) {
        table.insert(new Row(scope)
                .set("id", event.id().value())
                .set("name", event.data().eventName())
                .set("occurred_at", event.occurredAt())
                .set("data", Json.of(event.data())));
    }

    @Override
    public Page<Event> list(Scope scope, PageRequest<EventId> page) {
        EventId after = page.after();
        return table.newestFirst(Query.in(scope).and("id <", after == null ? null : after.value()), page.limit());
    }

    private static Event toEvent(StoredRow row) throws SQLException {
        Class<? extends EventData> type = TYPES.get(row.text("name"));
        if (type == null) {
            throw new SQLException("no event: " + row.text("name"));
        }
        return new Event(
                new EventId(row.text("id")), row.instant("occurred_at"), Json.eventData(row.text("data"), type));
    }
}
