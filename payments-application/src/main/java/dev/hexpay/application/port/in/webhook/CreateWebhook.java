package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.domain.webhook.WebhookSecret;

/** Creates a webhook endpoint. */
public interface CreateWebhook {
    /**
     * Creates an endpoint, which receives the events that are stored after its creation is committed.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code validation_error} of {@code url} when it may not be called,
     *     or when the scope has {@value WebhookEndpoint#MAX_PER_SCOPE} endpoints
     */
    Result create(Scope scope, WebhookEndpoint.Settings settings);

    /** The endpoint and its secret, which is returned only here. */
    record Result(WebhookEndpoint endpoint, WebhookSecret secret) {}
}
