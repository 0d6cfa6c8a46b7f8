package dev.hexpay.application.event;

import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.webhook.WebhookDelivery.EventRef;
import dev.hexpay.domain.webhook.WebhookDelivery.Position;

/**
 * An event as it is stored.
 *
 * @param sequence its place in the event log: events of one payment have growing ones, also when several servers with
 *     different clocks record them
 * @param data the payload as JSON, rendered once when the event was recorded
 */
public record EventRecord(long sequence, Event event, String data) {
    /** Its public id. */
    public EventId id() {
        return event.id();
    }

    /** What a delivery knows of it. */
    public EventRef ref() {
        return new EventRef(
                id(),
                event.type().publishedName(),
                new Position(sequence, event.subjects().orderKey()));
    }

    /** What is published of it: the same for every attempt and replay. */
    public EventBody body() {
        return new EventBody(id(), event.type().publishedName(), event.occurredAt(), data);
    }
}
