package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attempt as a row of {@code webhook_attempt}. An empty excerpt, or one that is deleted, is null. */
record WebhookAttemptRow(
        WebhookDeliveryId deliveryId,
        int number,
        Instant startedAt,
        long durationMs,
        @Nullable Integer status,
        @Nullable String retryAfter,
        @Nullable String excerpt,
        AttemptResult.@Nullable Cause cause) {
    static final RowType<Logged, WebhookAttemptRow> TYPE =
            new RowType<>(WebhookAttemptRow.class, WebhookAttemptRow::from, WebhookAttemptRow::toLogged);

    /** An attempt and its delivery. */
    record Logged(WebhookDeliveryId delivery, DeliveryAttempt attempt) {}

    static WebhookAttemptRow from(Logged logged) {
        DeliveryAttempt attempt = logged.attempt();
        Response response = attempt.result() instanceof Response found ? found : null;
        return new WebhookAttemptRow(
                logged.delivery(),
                attempt.number(),
                attempt.startedAt(),
                attempt.duration().toMillis(),
                response == null ? null : response.status(),
                response == null ? null : response.retryAfter(),
                response == null || response.excerpt().isEmpty() ? null : response.excerpt(),
                attempt.result() instanceof NoResponse none ? none.cause() : null);
    }

    Logged toLogged() {
        return new Logged(
                deliveryId, new DeliveryAttempt(number, startedAt, Duration.ofMillis(durationMs), toResult()));
    }

    private AttemptResult toResult() {
        return status == null
                ? new NoResponse(Objects.requireNonNull(cause, "cause"))
                : new Response(status, retryAfter, Objects.requireNonNullElse(excerpt, ""));
    }
}
