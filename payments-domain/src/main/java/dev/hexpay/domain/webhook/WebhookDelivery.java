package dev.hexpay.domain.webhook;

import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.schedule.RetrySchedule;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryState.Failed;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one endpoint: there is at most one, which a replay starts again.
 *
 * @param id public id
 * @param endpoint the receiver
 * @param event the event; it keeps its id in every attempt
 * @param eventName its published name
 * @param position where it stands among the deliveries of the endpoint
 * @param state its progress
 * @param attempts the number of attempts so far, also of those before a replay
 * @param createdAt time of creation
 */
public record WebhookDelivery(
        WebhookDeliveryId id,
        WebhookEndpointId endpoint,
        EventId event,
        String eventName,
        Position position,
        DeliveryState state,
        int attempts,
        Instant createdAt) {
    private static final int GONE = 410;

    /**
     * The order of the deliveries of an endpoint.
     *
     * @param sequence the place of the event in the event log
     * @param orderKey events with the same key are first sent in the order of the log; null for those without one
     */
    public record Position(long sequence, @Nullable String orderKey) {}

    /** A new delivery, due immediately. */
    public static WebhookDelivery of(WebhookDeliveryId id, WebhookEndpointId endpoint, EventRef event, Instant now) {
        return new WebhookDelivery(
                id, endpoint, event.id(), event.name(), event.position(), new Pending(now, 0), 0, now);
    }

    /** What a delivery knows of its event. */
    public record EventRef(EventId id, String name, Position position) {}

    /** Whether the receiver accepted it. */
    public boolean isSucceeded() {
        return state instanceof Succeeded;
    }

    /** Whether it failed for good. */
    public boolean isFailed() {
        return state instanceof Failed;
    }

    /** When the next attempt is due; empty when none is. */
    public Optional<Instant> dueAt() {
        return state instanceof Pending pending ? Optional.of(pending.dueAt()) : Optional.empty();
    }

    /** Ends without another attempt. */
    public WebhookDelivery ended(Instant now) {
        return withState(new Failed(now), attempts);
    }

    /** Starts again: due immediately, with all attempts of the schedule ahead. */
    public WebhookDelivery restarted(Instant now) {
        return withState(new Pending(now, 0), attempts);
    }

    /** An attempt ended that was begun before the delivery started again: that one is still to be made. */
    public WebhookDelivery counted() {
        return withState(state, attempts + 1);
    }

    /**
     * An attempt ended at {@code now}. After a failure, the next one follows the schedule, or later when the receiver
     * asks for that.
     *
     * @throws IllegalStateException when no attempt was due
     */
    public WebhookDelivery attempted(AttemptResult result, Instant now) {
        if (!(state instanceof Pending pending)) {
            throw new IllegalStateException(id + " is not pending");
        }
        return withState(next(pending, result, now), attempts + 1);
    }

    private WebhookDelivery withState(DeliveryState newState, int newAttempts) {
        return new WebhookDelivery(id, endpoint, event, eventName, position, newState, newAttempts, createdAt);
    }

    private DeliveryState next(Pending pending, AttemptResult result, Instant now) {
        if (isSuccess(result)) {
            return new Succeeded(now);
        }
        int failures = pending.failures() + 1;
        Optional<Duration> delay = RetrySchedule.WEBHOOKS.delayAfter(failures);
        if (delay.isEmpty()) {
            return new Failed(now);
        }
        Instant scheduled = now.plus(RetryJitter.of(id, failures, delay.get()));
        Instant asked = RetryAfter.of(result, now).orElse(scheduled);
        return new Pending(asked.isAfter(scheduled) ? asked : scheduled, failures);
    }

    /** Whether the receiver accepted the event: a status from 200 to 299. */
    public static boolean isSuccess(AttemptResult result) {
        return result instanceof Response response && response.status() >= 200 && response.status() < 300;
    }

    /** Whether the receiver wants no more events. */
    static boolean isGone(AttemptResult result) {
        return result instanceof Response response && response.status() == GONE;
    }
}
