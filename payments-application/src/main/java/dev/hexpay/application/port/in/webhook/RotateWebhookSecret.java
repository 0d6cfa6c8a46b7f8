package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;

/** Replaces the secret of a webhook endpoint. */
public interface RotateWebhookSecret {
    /**
     * Signs with a new secret from now on; the one before signs along for a day.
     *
     * @return the endpoint and the new secret, which is returned only here
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}
     */
    CreateWebhook.Result rotate(Scope scope, WebhookEndpointId id);
}
