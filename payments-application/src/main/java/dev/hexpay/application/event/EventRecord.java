package dev.hexpay.application.event;

import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookDelivery.EventRef;
import dev.hexpay.domain.webhook.WebhookDelivery.Position;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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

    /**
     * The published body: the same characters for every attempt and replay.
     *
     * @param apiVersion the version that the endpoint asks for; null for the default one
     */
    public String body(Scope scope, @Nullable LocalDate apiVersion) {
        return new EventBody(id(), event.type().publishedName(), event.occurredAt(), data).of(scope, apiVersion);
    }
}
