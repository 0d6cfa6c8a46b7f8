package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookDelivery;

/** Sends an event to an endpoint again. */
public interface RetryDelivery {
    /**
     * Starts the delivery again, whatever its state: it is due now, and has all attempts of the schedule. To a disabled
     * endpoint it is sent when that is enabled.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}; {@code not_found} when there is no such
     *     delivery, or its event is not in the event log (any more)
     */
    WebhookDelivery retry(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id);
}
