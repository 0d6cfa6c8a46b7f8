package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.id.EventId;
import java.time.Instant;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/** An event as a row of {@code event}; its payload is JSON. */
record EventRow(
        EventId id,
        Instant occurredAt,
        @ColumnName("name") EventType type,
        @ColumnName("data") String payload) {
    static final RowType<Event, EventRow> TYPE = new RowType<>(EventRow.class, EventRow::from, EventRow::toEvent);

    static EventRow from(Event event) {
        return new EventRow(event.id(), event.occurredAt(), event.type(), Json.of(event.payload()));
    }

    Event toEvent() {
        return new Event(id, occurredAt, type, Json.eventPayload(payload, type.payload()));
    }
}
