package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** An event as a row of {@code event}; its payload is JSON. */
record EventRow(
        EventId id,
        Instant occurredAt,
        @ColumnName("name") EventType type,
        @ColumnName("data") String payload,
        @Nullable Integer format,
        @Nullable PaymentId paymentId,
        @Nullable TransactionId transactionId,
        @Nullable InvoiceId invoiceId,
        @Nullable CustomerId customerId,
        @Nullable RefundId refundId,
        @Nullable DisputeId disputeId) {
    static final RowType<Event, EventRow> TYPE = new RowType<>(EventRow.class, EventRow::from, EventRow::toEvent);

    // Null in rows of earlier versions, whose payload is published in the form of today.
    private static final int AS_PUBLISHED = 1;

    static EventRow from(Event event) {
        EventSubjects subjects = event.subjects();
        return new EventRow(
                event.id(),
                event.occurredAt(),
                event.type(),
                Json.of(event.payload()),
                AS_PUBLISHED,
                subjects.payment(),
                subjects.transaction(),
                subjects.invoice(),
                subjects.customer(),
                subjects.refund(),
                subjects.dispute());
    }

    Event toEvent() {
        return new Event(
                id,
                occurredAt,
                type,
                new EventSubjects(paymentId, transactionId, invoiceId, customerId, refundId, disputeId),
                Json.eventPayload(payload, type.payload()));
    }

    /** A stored row, which has a place in the log. */
    record Stored(long sequence, @Nested EventRow event) {
        static final RowType<EventRecord, Stored> TYPE = new RowType<>(Stored.class, Stored::from, Stored::toRecord);

        static Stored from(EventRecord stored) {
            return new Stored(stored.sequence(), EventRow.from(stored.event()));
        }

        EventRecord toRecord() {
            Event read = event.toEvent();
            return new EventRecord(sequence, read, event.format() == null ? Json.of(read.payload()) : event.payload());
        }
    }
}
