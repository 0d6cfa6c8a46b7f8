package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.page.DeliveryFilter.Status;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.DeliveryState.Failed;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a delivery with its attempts, the first one first. */
record DeliveryResponse(
        String id,
        @OneOf("webhook_delivery") String object,
        boolean livemode,
        String webhookId,
        String eventId,
        String event,
        @OneOf(constants = Status.class) String status,
        List<LoggedAttempt> attempts,
        @Nullable String nextAttemptAt,
        @Nullable String deliveredAt,
        String createdAt) {

    /**
     * The JSON of an attempt.
     *
     * @param statusCode the HTTP status of the response; null without one
     * @param error why there is no response; null when there is one
     * @param response the start of the body of the response; null when there is none, or it is deleted
     */
    record LoggedAttempt(
            int number,
            String attemptedAt,
            long durationMs,
            @Nullable Integer statusCode,
            @Nullable String error,
            @Nullable String response) {
        static LoggedAttempt of(DeliveryAttempt attempt) {
            AttemptResult result = attempt.result();
            Response response = result instanceof Response found ? found : null;
            return new LoggedAttempt(
                    attempt.number(),
                    Timestamps.format(attempt.startedAt()),
                    attempt.duration().toMillis(),
                    response == null ? null : response.status(),
                    result instanceof NoResponse none ? none.cause().message() : null,
                    response == null || response.excerpt().isEmpty() ? null : response.excerpt());
        }
    }

    static DeliveryResponse of(Scope scope, WebhookDelivery delivery, List<DeliveryAttempt> attempts) {
        return new DeliveryResponse(
                delivery.id().value(),
                "webhook_delivery",
                scope.mode().isLive(),
                delivery.endpoint().value(),
                delivery.event().value(),
                delivery.eventName(),
                WireName.of(status(delivery.state())),
                attempts.stream().map(LoggedAttempt::of).toList(),
                Timestamps.formatOrNull(delivery.dueAt().orElse(null)),
                delivery.state() instanceof Succeeded succeeded ? Timestamps.format(succeeded.succeededAt()) : null,
                Timestamps.format(delivery.createdAt()));
    }

    private static Status status(DeliveryState state) {
        if (state instanceof Pending) {
            return Status.PENDING;
        }
        return state instanceof Failed ? Status.FAILED : Status.SUCCEEDED;
    }
}
