package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.util.List;
import java.util.Map;

/** Endpoints of the deliveries of a webhook endpoint. */
public final class DeliveryRoutes {
    private static final String ALL = "/webhooks/{id}/deliveries";

    private final WebhookPorts webhooks;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public DeliveryRoutes(WebhookPorts webhooks, IdempotencyFilter idempotency) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
    }

    /** Adds the two routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                ALL,
                DeliveryListRequest.class,
                Documentation.of("List the deliveries of a webhook endpoint")
                        .lists(DeliveryResponse.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::list);
        routes.post(
                ALL + "/{delivery}/retry",
                Documentation.of("Retry a delivery")
                        .returns(DeliveryResponse.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND, ErrorCode.NOT_FOUND),
                this::retry);
    }

    private StoredResponse list(ApiRequest request, DeliveryListRequest query) {
        Scope scope = request.scope();
        Page<WebhookDelivery> page = page(request, query);
        Map<WebhookDeliveryId, List<DeliveryAttempt>> attempts =
                webhooks.queries().attemptsOf(scope, page.items());
        return ApiResponses.list(
                page,
                delivery -> DeliveryResponse.of(scope, delivery, attempts.getOrDefault(delivery.id(), List.of())),
                delivery -> delivery.id().value());
    }

    private Page<WebhookDelivery> page(ApiRequest request, DeliveryListRequest query) {
        WebhookEndpointId endpoint = WebhookRoutes.id(request);
        if (query.matchesNothing()) {
            webhooks.queries().get(request.scope(), endpoint);
            return Page.empty();
        }
        return webhooks.queries().deliveries(request.scope(), endpoint, query.filter(), query.page());
    }

    private StoredResponse retry(ApiRequest request) {
        Scope scope = request.scope();
        WebhookEndpointId endpoint = WebhookRoutes.id(request);
        WebhookDeliveryId id = WebhookDeliveryId.parse(request.pathParam("delivery"));
        request.requireEmptyBody();
        return idempotency.inTransaction(request, () -> {
            WebhookDelivery delivery = webhooks.retryDelivery().retry(scope, endpoint, id);
            List<DeliveryAttempt> attempts =
                    webhooks.queries().attemptsOf(scope, List.of(delivery)).getOrDefault(id, List.of());
            return ApiResponses.ok(DeliveryResponse.of(scope, delivery, attempts));
        });
    }
}
