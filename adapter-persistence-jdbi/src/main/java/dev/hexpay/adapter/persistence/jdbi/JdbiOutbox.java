package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
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
        table.insert(new Parameters(scope)
                .set("id", event.id().value())
                .set("name", event.data().eventName())
                .set("occurred_at", event.occurredAt())
                .set("data", Json.of(event.data())));
    }

    @Override
    public Page<Event> list(Scope scope, PageRequest<EventId> page) {
        EventId after = page.after();
        return table.newestFirst(Criteria.in(scope).and("id <", after == null ? null : after.value()), page.limit());
    }

    private static Event toEvent(ResultRow row) throws SQLException {
        Class<? extends EventData> type = TYPES.get(row.getString("name"));
        if (type == null) {
            throw new SQLException("unknown event: " + row.getString("name"));
        }
        return new Event(
                new EventId(row.getString("id")),
                row.getInstant("occurred_at"),
                Json.eventData(row.getString("data"), type));
    }
}
