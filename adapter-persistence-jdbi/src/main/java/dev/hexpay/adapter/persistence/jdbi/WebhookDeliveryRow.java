package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.DeliveryFilter.Status;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.DeliveryState.Failed;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The delivery of an event as a row of {@code webhook_delivery}. */
record WebhookDeliveryRow(
        WebhookDeliveryId id,
        WebhookEndpointId endpointId,
        EventId eventId,
        String eventName,
        long eventSequence,
        @Nullable String orderKey,
        Status status,
        @Nullable Instant dueAt,
        @Nullable Integer failures,
        @Nullable Instant endedAt,
        int attempts,
        Instant createdAt) {
    static final RowType<WebhookDelivery, WebhookDeliveryRow> TYPE =
            new RowType<>(WebhookDeliveryRow.class, WebhookDeliveryRow::from, WebhookDeliveryRow::toDelivery);

    static WebhookDeliveryRow from(WebhookDelivery delivery) {
        DeliveryState state = delivery.state();
        Pending pending = state instanceof Pending found ? found : null;
        return new WebhookDeliveryRow(
                delivery.id(),
                delivery.endpoint(),
                delivery.event(),
                delivery.eventName(),
                delivery.position().sequence(),
                delivery.position().orderKey(),
                statusOf(state),
                pending == null ? null : pending.dueAt(),
                pending == null ? null : pending.failures(),
                endOf(state),
                delivery.attempts(),
                delivery.createdAt());
    }

    private static Status statusOf(DeliveryState state) {
        if (state instanceof Pending) {
            return Status.PENDING;
        }
        return state instanceof Succeeded ? Status.SUCCEEDED : Status.FAILED;
    }

    private static @Nullable Instant endOf(DeliveryState state) {
        if (state instanceof Succeeded succeeded) {
            return succeeded.succeededAt();
        }
        return state instanceof Failed failed ? failed.failedAt() : null;
    }

    WebhookDelivery toDelivery() {
        return new WebhookDelivery(
                id,
                endpointId,
                eventId,
                eventName,
                new WebhookDelivery.Position(eventSequence, orderKey),
                toState(),
                attempts,
                createdAt);
    }

    private DeliveryState toState() {
        return switch (status) {
            case PENDING ->
                new Pending(Objects.requireNonNull(dueAt, "due_at"), Objects.requireNonNull(failures, "failures"));
            case SUCCEEDED -> new Succeeded(Objects.requireNonNull(endedAt, "ended_at"));
            case FAILED -> new Failed(Objects.requireNonNull(endedAt, "ended_at"));
        };
    }
}
