package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.in.webhook.DeleteWebhook;
import dev.hexpay.application.port.in.webhook.RotateWebhookSecret;
import dev.hexpay.application.port.in.webhook.UpdateWebhook;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Creates, changes and deletes webhook endpoints. */
public final class WebhookEndpointHandlers implements CreateWebhook, UpdateWebhook, DeleteWebhook, RotateWebhookSecret {
    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;
    private final WebhookSender sender;
    private final Encryptor encryptor;
    private final IdSource ids;
    private final InstantSource clock;

    public WebhookEndpointHandlers(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.endpoints = out.store().webhookEndpoints();
        this.sender = out.webhookSender();
        this.encryptor = out.crypto().encryptor();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    @Override
    public CreateWebhook.Result create(Scope scope, WebhookEndpoint.Settings settings) {
        requireCallable(scope, settings);
        Instant now = clock.instant();
        WebhookSecret secret = newSecret();
        WebhookEndpoint endpoint = WebhookEndpoint.of(
                new WebhookEndpointId(ids.next(IdKind.WEBHOOK_ENDPOINT, now)), settings, encrypted(secret), now);
        return unitOfWork.inTransaction(() -> {
            endpoints.lockCreation(scope);
            if (endpoints.all(scope).size() >= WebhookEndpoint.MAX_PER_SCOPE) {
                throw PaymentsException.invalid(
                        "url",
                        "cannot be added: there are " + WebhookEndpoint.MAX_PER_SCOPE
                                + " webhook endpoints, delete one first");
            }
            endpoints.insert(scope, endpoint);
            return new CreateWebhook.Result(endpoint, secret);
        });
    }

    @Override
    public WebhookEndpoint update(
            Scope scope, WebhookEndpointId id, UnaryOperator<WebhookEndpoint.Settings> change, Activation activation) {
        return changed(scope, id, endpoint -> {
            WebhookEndpoint.Settings settings = change.apply(endpoint.settings());
            if (!settings.url().equals(endpoint.settings().url())) {
                requireCallable(scope, settings);
            }
            WebhookEndpoint next = endpoint.withSettings(settings);
            return switch (activation) {
                case UNCHANGED -> next;
                case ENABLED -> next.enabled();
                case DISABLED -> next.disabled(DisabledReason.REQUESTED, clock.instant());
            };
        });
    }

    @Override
    public WebhookEndpoint delete(Scope scope, WebhookEndpointId id) {
        return unitOfWork.inTransaction(() -> {
            WebhookEndpoint endpoint = lock(scope, id);
            endpoints.delete(scope, id);
            return endpoint;
        });
    }

    @Override
    public CreateWebhook.Result rotate(Scope scope, WebhookEndpointId id) {
        WebhookSecret secret = newSecret();
        EncryptedSecret encrypted = encrypted(secret);
        WebhookEndpoint endpoint = changed(scope, id, found -> found.withSecrets(replaced(found.secrets(), encrypted)));
        return new CreateWebhook.Result(endpoint, secret);
    }

    /** A secret whose master key is lost cannot sign along. */
    private EndpointSecrets replaced(EndpointSecrets secrets, EncryptedSecret next) {
        try {
            encryptor.decrypt(secrets.current().ciphertext());
        } catch (IllegalStateException unreadable) {
            return EndpointSecrets.of(next);
        }
        return secrets.rotated(next, clock.instant());
    }

    private WebhookEndpoint changed(Scope scope, WebhookEndpointId id, UnaryOperator<WebhookEndpoint> change) {
        return unitOfWork.inTransaction(() -> {
            WebhookEndpoint next = change.apply(lock(scope, id));
            endpoints.save(scope, next);
            return next;
        });
    }

    private WebhookEndpoint lock(Scope scope, WebhookEndpointId id) {
        return endpoints.lock(scope, id).orElseThrow(IdKind.WEBHOOK_ENDPOINT::notFound);
    }

    private void requireCallable(Scope scope, WebhookEndpoint.Settings settings) {
        sender.objectionTo(scope.mode(), settings.url()).ifPresent(objection -> {
            throw PaymentsException.invalid("url", objection);
        });
    }

    private WebhookSecret newSecret() {
        return WebhookSecret.of(ids.secret(WebhookSecret.BYTES));
    }

    private EncryptedSecret encrypted(WebhookSecret secret) {
        return new EncryptedSecret(encryptor.encrypt(secret.value()));
    }
}
