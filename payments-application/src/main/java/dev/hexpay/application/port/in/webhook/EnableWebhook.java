package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;

/** Enables a webhook endpoint of any organization again, for the operator. */
public interface EnableWebhook {
    /**
     * Enables the endpoint; its pending deliveries go on.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}
     */
    Scoped<WebhookEndpoint> enable(WebhookEndpointId id);
}
