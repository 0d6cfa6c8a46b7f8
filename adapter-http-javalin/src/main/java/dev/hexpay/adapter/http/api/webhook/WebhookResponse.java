package dev.hexpay.adapter.http.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.in.webhook.TestWebhook;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a webhook endpoint; the secret is present only in the response that creates it.
 *
 * @param previousSecretExpiresAt until when the secret before signs along; present only after a rotation, in its response
 */
record WebhookResponse(
        String id,
        @OneOf(WebhookResponse.OBJECT) String object,
        boolean livemode,
        String url,
        List<String> events,
        @Nullable String description,
        boolean isActive,
        @Nullable String apiVersion,
        String createdAt,
        @OneOf(constants = DisabledReason.class) @Nullable String disabledReason,
        @Nullable String disabledAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secretKey,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previousSecretExpiresAt) {
    private static final String OBJECT = "webhook";

    /** The JSON of a deleted endpoint. */
    record Deleted(
            String id,
            boolean deleted,
            @OneOf(WebhookResponse.OBJECT) String object,
            boolean livemode) {
        static Deleted of(Scope scope, WebhookEndpoint endpoint) {
            return new Deleted(endpoint.id().value(), true, OBJECT, scope.mode().isLive());
        }
    }

    /** The JSON of a test. */
    record Tested(
            boolean success,
            String deliveryId,
            @Nullable String deliveredAt,
            @OneOf(WebhookResponse.OBJECT) String object,
            boolean livemode) {
        static Tested of(Scope scope, TestWebhook.Result result) {
            Instant deliveredAt = result.deliveredAt();
            return new Tested(
                    deliveredAt != null,
                    result.delivery().value(),
                    Timestamps.formatOrNull(deliveredAt),
                    OBJECT,
                    scope.mode().isLive());
        }
    }

    /** The JSON of a replay. */
    record Replayed(
            int replayed,
            String from,
            String to,
            @OneOf("webhook_replay") String object,
            boolean livemode) {
        static Replayed of(Scope scope, ReplayRequest request, int replayed) {
            return new Replayed(
                    replayed,
                    Timestamps.format(request.from()),
                    Timestamps.format(request.to()),
                    "webhook_replay",
                    scope.mode().isLive());
        }
    }

    static WebhookResponse of(Scope scope, WebhookEndpoint endpoint) {
        return of(scope, endpoint, null, null);
    }

    /** The response that creates the endpoint or replaces its secret. */
    static WebhookResponse withSecret(Scope scope, CreateWebhook.Result result) {
        WebhookEndpoint endpoint = result.endpoint();
        return of(scope, endpoint, result.secret().value(), endpoint.secrets().previousUntil());
    }

    private static WebhookResponse of(
            Scope scope, WebhookEndpoint endpoint, @Nullable String secret, @Nullable Instant previousUntil) {
        WebhookEndpoint.Settings settings = endpoint.settings();
        Disabled disabled = endpoint.state() instanceof Disabled found ? found : null;
        return new WebhookResponse(
                endpoint.id().value(),
                OBJECT,
                scope.mode().isLive(),
                settings.url().value(),
                settings.events().stream().map(EventName::value).toList(),
                settings.description() == null ? null : settings.description().value(),
                endpoint.isActive(),
                settings.apiVersion() == null ? null : settings.apiVersion().toString(),
                Timestamps.format(endpoint.createdAt()),
                disabled == null ? null : WireName.of(disabled.reason()),
                disabled == null ? null : Timestamps.format(disabled.disabledAt()),
                secret,
                Timestamps.formatOrNull(previousUntil));
    }

    @Override
    public String toString() {
        return "WebhookResponse[" + id + "]";
    }
}
