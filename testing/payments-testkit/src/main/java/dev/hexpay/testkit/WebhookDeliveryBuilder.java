package dev.hexpay.testkit;

import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookDelivery.EventRef;
import dev.hexpay.domain.webhook.WebhookDelivery.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds the delivery of an event: {@code aWebhookDelivery().to(endpoint).at(7, "pay_1").dueAt(noon).build()}. */
public final class WebhookDeliveryBuilder {
    private WebhookEndpointId endpoint = Builders.aWebhookEndpointId();
    private EventRef event = new EventRef(Builders.anEventId(), "payment_link.created", new Position(1, null));
    private DeliveryState state = new DeliveryState.Pending(Builders.NOON, 0);
    private int attempts;
    private Instant createdAt = Builders.NOON;

    WebhookDeliveryBuilder() {}

    /** To this endpoint. */
    public WebhookDeliveryBuilder to(WebhookEndpointId itsEndpoint) {
        endpoint = itsEndpoint;
        return this;
    }

    /** Of this event. */
    public WebhookDeliveryBuilder of(EventRef itsEvent) {
        event = itsEvent;
        return this;
    }

    /** Of the event with this id. */
    public WebhookDeliveryBuilder of(EventId id) {
        return of(new EventRef(id, event.name(), event.position()));
    }

    /** Of an event with this place in the event log; null for no order key. */
    public WebhookDeliveryBuilder at(long sequence, @Nullable String orderKey) {
        return of(new EventRef(event.id(), event.name(), new Position(sequence, orderKey)));
    }

    /** In this state. */
    public WebhookDeliveryBuilder inState(DeliveryState itsState) {
        state = itsState;
        return this;
    }

    /** Pending from this instant on, with no failure yet. */
    public WebhookDeliveryBuilder dueAt(Instant instant) {
        return inState(new DeliveryState.Pending(instant, 0));
    }

    /** After this number of attempts. */
    public WebhookDeliveryBuilder after(int itsAttempts) {
        attempts = itsAttempts;
        return this;
    }

    /** Created at this instant; the id contains the same time. */
    public WebhookDeliveryBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The delivery. */
    public WebhookDelivery build() {
        return new WebhookDelivery(
                new WebhookDeliveryId(Builders.anId(IdKind.WEBHOOK_DELIVERY, createdAt)),
                endpoint,
                event.id(),
                event.name(),
                event.position(),
                state,
                attempts,
                createdAt);
    }
}
