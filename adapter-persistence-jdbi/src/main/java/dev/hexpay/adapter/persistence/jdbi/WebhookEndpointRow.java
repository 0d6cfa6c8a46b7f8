package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.EndpointState;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A webhook endpoint as a row of {@code webhook_endpoint}, without the columns of its lease. */
record WebhookEndpointRow(
        WebhookEndpointId id,
        WebUrl url,
        String events,
        @Nullable Description description,
        @Nullable LocalDate apiVersion,
        EncryptedSecret secret,
        @Nullable EncryptedSecret previousSecret,
        @Nullable Instant previousSecretUntil,
        int failures,
        int exhausted,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        Instant createdAt) {
    static final RowType<WebhookEndpoint, WebhookEndpointRow> TYPE =
            new RowType<>(WebhookEndpointRow.class, WebhookEndpointRow::from, WebhookEndpointRow::toEndpoint);

    static WebhookEndpointRow from(WebhookEndpoint endpoint) {
        WebhookEndpoint.Settings settings = endpoint.settings();
        EndpointSecrets secrets = endpoint.secrets();
        Active active = endpoint.state() instanceof Active found ? found : new Active(0, 0);
        Disabled disabled = endpoint.state() instanceof Disabled found ? found : null;
        return new WebhookEndpointRow(
                endpoint.id(),
                settings.url(),
                Json.of(settings.events().stream().map(EventName::value).toList()),
                settings.description(),
                settings.apiVersion(),
                secrets.current(),
                secrets.previous(),
                secrets.previousUntil(),
                active.failures(),
                active.exhausted(),
                disabled == null ? null : disabled.reason(),
                disabled == null ? null : disabled.disabledAt(),
                endpoint.createdAt());
    }

    WebhookEndpoint toEndpoint() {
        return new WebhookEndpoint(
                id,
                new WebhookEndpoint.Settings(
                        url, Json.lines(events).stream().map(EventName::new).toList(), description, apiVersion),
                new EndpointSecrets(secret, previousSecret, previousSecretUntil),
                toState(),
                createdAt);
    }

    private EndpointState toState() {
        return disabledReason == null
                ? new Active(failures, exhausted)
                : new Disabled(disabledReason, Objects.requireNonNull(disabledAt, "disabled_at"));
    }
}
