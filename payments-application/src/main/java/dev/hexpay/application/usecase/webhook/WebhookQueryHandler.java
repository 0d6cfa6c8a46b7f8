package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.webhook.WebhookQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.IdKind;
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
public final class WebhookQueryHandler implements WebhookQueries {
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;

    public WebhookQueryHandler(OutPorts out) {
        this.endpoints = out.store().webhookEndpoints();
        this.deliveries = out.store().webhookDeliveries();
    }

    @Override
    public WebhookEndpoint get(Scope scope, WebhookEndpointId id) {
        return endpoints.find(scope, id).orElseThrow(IdKind.WEBHOOK_ENDPOINT::notFound);
    }

    @Override
    public Page<WebhookEndpoint> list(Scope scope, PageRequest<WebhookEndpointId> page) {
        return endpoints.list(scope, page);
    }

    @Override
    public Page<WebhookDelivery> deliveries(
            Scope scope, WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest<WebhookDeliveryId> page) {
        return deliveries.list(scope, get(scope, endpoint).id(), filter, page);
    }

    @Override
    public Map<WebhookDeliveryId, List<DeliveryAttempt>> attemptsOf(
            Scope scope, Collection<WebhookDelivery> ofDeliveries) {
        return deliveries.attemptsOf(
                scope, ofDeliveries.stream().map(WebhookDelivery::id).toList());
    }
}
