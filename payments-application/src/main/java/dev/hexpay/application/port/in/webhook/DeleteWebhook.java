package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookEndpoint;

/** Deletes a webhook endpoint. */
public interface DeleteWebhook {
    /**
     * Deletes the endpoint with its deliveries; the events stay.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}
     */
    WebhookEndpoint delete(Scope scope, WebhookEndpointId id);
}
