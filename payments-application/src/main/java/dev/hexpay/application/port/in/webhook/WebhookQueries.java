package dev.hexpay.application.port.in.webhook;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads webhook endpoints and their deliveries. */
public interface WebhookQueries {
    /**
     * The endpoint.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}
     */
    WebhookEndpoint get(Scope scope, WebhookEndpointId id);

    /** The endpoints, newest first. */
    Page<WebhookEndpoint> list(Scope scope, PageRequest<WebhookEndpointId> page);

    /**
     * The deliveries of the endpoint that match, newest first.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}
     */
    Page<WebhookDelivery> deliveries(
            Scope scope, WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest<WebhookDeliveryId> page);

    /** The attempts of these deliveries, in their order; a delivery without one is left out. */
    Map<WebhookDeliveryId, List<DeliveryAttempt>> attemptsOf(Scope scope, Collection<WebhookDelivery> deliveries);
}
