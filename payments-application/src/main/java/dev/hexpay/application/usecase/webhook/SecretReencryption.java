package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts the secrets of webhook endpoints under the current master key, so that an earlier one is not needed for them.
 * A secret that cannot be decrypted is logged and does not stop the others.
 */
public final class SecretReencryption implements Job {
    private static final System.Logger LOG = System.getLogger(SecretReencryption.class.getName());

    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;
    private final Encryptor encryptor;
    private final InstantSource clock;

    public SecretReencryption(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.endpoints = out.store().webhookEndpoints();
        this.encryptor = out.crypto().encryptor();
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        if (unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException("A job commits after each item: run it outside of your transaction.");
        }
        int changed = 0;
        WebhookEndpointId last = null;
        List<Scoped<WebhookEndpoint>> step;
        do {
            step = endpoints.inAnyScope(last, limit);
            for (Scoped<WebhookEndpoint> endpoint : step) {
                last = endpoint.value().id();
                if (changed < limit && isChanged(endpoint.value())) {
                    reencrypt(endpoint.scope(), last);
                    changed++;
                }
            }
        } while (changed < limit && step.size() == limit);
        return changed;
    }

    private boolean isChanged(WebhookEndpoint endpoint) {
        try {
            return !reencrypted(endpoint).equals(endpoint);
        } catch (IllegalStateException unreadable) {
            LOG.log(Level.WARNING, () -> "the secret of webhook endpoint " + endpoint.id() + " cannot be decrypted");
            return false;
        }
    }

    /** The secret may have been rotated, or the endpoint deleted, since it was read. */
    private void reencrypt(Scope scope, WebhookEndpointId id) {
        unitOfWork.inTransaction(() -> {
            Optional<WebhookEndpoint> locked = endpoints.lock(scope, id);
            locked.ifPresent(endpoint -> endpoints.save(scope, reencrypted(endpoint)));
            return locked;
        });
    }

    private WebhookEndpoint reencrypted(WebhookEndpoint endpoint) {
        return endpoint.withSecrets(endpoint.secrets()
                .reencrypted(secret -> new EncryptedSecret(encryptor.reencrypt(secret.ciphertext())), clock.instant()));
    }
}
