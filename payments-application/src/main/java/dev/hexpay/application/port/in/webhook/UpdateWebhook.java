package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.function.UnaryOperator;

/** Changes a webhook endpoint. */
public interface UpdateWebhook {
    /**
     * Applies {@code change} to the settings of the locked endpoint.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}; {@code validation_error} of {@code url}
     *     when it may not be called
     */
    WebhookEndpoint update(
            Scope scope, WebhookEndpointId id, UnaryOperator<WebhookEndpoint.Settings> change, Activation activation);

    /** Whether events are sent from now on. An endpoint that is enabled starts as if nothing had failed. */
    enum Activation {
        UNCHANGED,
        ENABLED,
        DISABLED
    }
}
