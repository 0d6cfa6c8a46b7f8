package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.port.in.webhook.EnableWebhook;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;

/** Enables a webhook endpoint of any organization. */
public final class EnableWebhookHandler implements EnableWebhook {
    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;

    public EnableWebhookHandler(Store store) {
        this.unitOfWork = store.unitOfWork();
        this.endpoints = store.webhookEndpoints();
    }

    @Override
    public Scoped<WebhookEndpoint> enable(WebhookEndpointId id) {
        Scope scope = endpoints
                .findInAnyScope(id)
                .orElseThrow(IdKind.WEBHOOK_ENDPOINT::notFound)
                .scope();
        return unitOfWork.inTransaction(() -> {
            WebhookEndpoint enabled = endpoints
                    .lock(scope, id)
                    .orElseThrow(IdKind.WEBHOOK_ENDPOINT::notFound)
                    .enabled();
            endpoints.save(scope, enabled);
            return new Scoped<>(scope, enabled);
        });
    }
}
