package dev.hexpay.testkit;

import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.EndpointState;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Builds a webhook endpoint: {@code aWebhookEndpoint().subscribedTo("payment.received").inState(disabled).build()}. */
public final class WebhookEndpointBuilder {
    private WebhookEndpoint.Settings settings = new WebhookEndpoint.Settings(
            new WebUrl("https://shop.example/webhooks"), List.of(new EventName("payment_link.created")), null, null);
    private EndpointSecrets secrets = EndpointSecrets.of(new EncryptedSecret("k1.secret"));
    private EndpointState state = new EndpointState.Active(0, 0);
    private Instant createdAt = Builders.NOON;

    WebhookEndpointBuilder() {}

    /** With these settings. */
    public WebhookEndpointBuilder with(WebhookEndpoint.Settings itsSettings) {
        settings = itsSettings;
        return this;
    }

    /** At this URL. */
    public WebhookEndpointBuilder at(String url) {
        return with(new WebhookEndpoint.Settings(
                new WebUrl(url), settings.events(), settings.description(), settings.apiVersion()));
    }

    /** For events with these names. */
    public WebhookEndpointBuilder subscribedTo(String... names) {
        return with(new WebhookEndpoint.Settings(
                settings.url(),
                Stream.of(names).map(EventName::new).toList(),
                settings.description(),
                settings.apiVersion()));
    }

    /** With these secrets. */
    public WebhookEndpointBuilder with(EndpointSecrets itsSecrets) {
        secrets = itsSecrets;
        return this;
    }

    /** In this state. */
    public WebhookEndpointBuilder inState(EndpointState itsState) {
        state = itsState;
        return this;
    }

    /** Created at this instant; the id contains the same time. */
    public WebhookEndpointBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The endpoint. */
    public WebhookEndpoint build() {
        return new WebhookEndpoint(
                new WebhookEndpointId(Builders.anId(IdKind.WEBHOOK_ENDPOINT, createdAt)),
                settings,
                secrets,
                state,
                createdAt);
    }
}
