package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookEndpoint.Settings;

/** Endpoints of the API for the webhook endpoints of the caller's organization and mode. */
public final class WebhookRoutes {
    private static final String ALL = "/webhooks";
    private static final String ONE = ALL + "/{id}";

    private final WebhookPorts webhooks;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public WebhookRoutes(WebhookPorts webhooks, IdempotencyFilter idempotency) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
    }

    /** Adds the routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                ALL,
                WebhookListRequest.class,
                Documentation.of("List webhook endpoints").lists(WebhookResponse.class),
                this::list);
        routes.post(
                ALL,
                Documentation.of("Create a webhook endpoint")
                        .takes(WebhookRequest.class)
                        .creates(WebhookResponse.class),
                this::create);
        routes.get(
                ONE,
                Documentation.of("Get a webhook endpoint")
                        .returns(WebhookResponse.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::get);
        routes.update(
                ONE,
                Documentation.of("Update a webhook endpoint")
                        .takes(UpdateWebhookRequest.class)
                        .returns(WebhookResponse.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::update);
        routes.delete(
                ONE,
                Documentation.of("Delete a webhook endpoint")
                        .returns(WebhookResponse.Deleted.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::delete);
        addActions(routes);
    }

    private void addActions(ApiRoutes routes) {
        routes.post(
                ONE + "/test",
                Documentation.of("Test a webhook endpoint")
                        .returns(WebhookResponse.Tested.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::test);
        routes.post(
                ONE + "/secret/rotate",
                Documentation.of("Rotate the secret of a webhook endpoint")
                        .returns(WebhookResponse.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::rotateSecret);
        routes.post(
                ONE + "/replay",
                Documentation.of("Replay events to a webhook endpoint")
                        .takes(ReplayRequest.class)
                        .returns(WebhookResponse.Replayed.class)
                        .fails(ErrorCode.WEBHOOK_NOT_FOUND),
                this::replay);
    }

    private StoredResponse list(ApiRequest request, WebhookListRequest query) {
        return ApiResponses.list(
                webhooks.queries().list(request.scope(), query.page()),
                endpoint -> WebhookResponse.of(request.scope(), endpoint),
                endpoint -> endpoint.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ApiResponses.ok(
                WebhookResponse.of(request.scope(), webhooks.queries().get(request.scope(), id(request))));
    }

    private StoredResponse create(ApiRequest request) {
        Scope scope = request.scope();
        Settings settings = request.body(WebhookRequest.class).toSettings();
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.created(
                        WebhookResponse.withSecret(scope, webhooks.create().create(scope, settings))));
    }

    private StoredResponse update(ApiRequest request) {
        Scope scope = request.scope();
        WebhookEndpointId id = id(request);
        UpdateWebhookRequest change = request.body(UpdateWebhookRequest.class);
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.ok(WebhookResponse.of(
                        scope, webhooks.update().update(scope, id, change::applyTo, change.activation()))));
    }

    private StoredResponse delete(ApiRequest request) {
        return ApiResponses.ok(
                WebhookResponse.Deleted.of(request.scope(), webhooks.delete().delete(request.scope(), id(request))));
    }

    private StoredResponse test(ApiRequest request) {
        WebhookEndpointId id = id(request);
        request.requireEmptyBody();
        return idempotency.afterStep(
                request,
                () -> request.limits()
                        .test(request.scope(), () -> webhooks.test().test(request.scope(), id)),
                result -> ApiResponses.ok(WebhookResponse.Tested.of(request.scope(), result)));
    }

    private StoredResponse rotateSecret(ApiRequest request) {
        Scope scope = request.scope();
        WebhookEndpointId id = id(request);
        request.requireEmptyBody();
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.ok(WebhookResponse.withSecret(
                        scope, webhooks.rotateSecret().rotate(scope, id))));
    }

    private StoredResponse replay(ApiRequest request) {
        Scope scope = request.scope();
        WebhookEndpointId id = id(request);
        ReplayRequest range = request.body(ReplayRequest.class);
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.ok(WebhookResponse.Replayed.of(
                        scope, range, webhooks.replay().replay(scope, id, range.from(), range.to()))));
    }

    static WebhookEndpointId id(ApiRequest request) {
        return WebhookEndpointId.parse(request.pathParam("id"));
    }
}
