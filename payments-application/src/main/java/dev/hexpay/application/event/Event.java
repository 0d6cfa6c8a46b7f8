package dev.hexpay.application.event;

import dev.hexpay.domain.id.EventId;
import java.time.Instant;

/**
 * A published event, written in the database transaction of its cause.
 *
 * @param id public id
 * @param occurredAt time of the change
 * @param type its type, which has a published name
 * @param subjects the objects that it is about
 * @param payload the published fields; of the class that belongs to the type
 */
public record Event(EventId id, Instant occurredAt, EventType type, EventSubjects subjects, EventPayload payload) {
    public Event {
        if (!type.payload().isInstance(payload)) {
            throw new IllegalArgumentException(type + " has no payload of " + payload.getClass());
        }
    }
}
