package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventBody;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.SignedEvent;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.domain.webhook.WebhookSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the signed request that delivers an event to an endpoint. */
final class WebhookRequests {
    private final Encryptor encryptor;

    WebhookRequests(Encryptor encryptor) {
        this.encryptor = encryptor;
    }

    WebhookSender.Request of(Scope scope, WebhookEndpoint endpoint, EventRecord event, Instant now) {
        return of(scope, endpoint, event.body(), now);
    }

    WebhookSender.Request of(Scope scope, WebhookEndpoint endpoint, EventBody event, Instant now) {
        List<WebhookSecret> secrets = secrets(endpoint.secrets(), now);
        String body = event.of(scope, endpoint.settings().apiVersion());
        SignedEvent signed = new SignedEvent(event.id(), event.name(), event.occurredAt(), body);
        return new WebhookSender.Request(
                endpoint.settings().url(), WebhookSignature.headers(signed, now, secrets), body);
    }

    /** A previous secret whose master key is lost does not sign along; without the current one nothing can be sent. */
    private List<WebhookSecret> secrets(EndpointSecrets secrets, Instant now) {
        List<WebhookSecret> readable = new ArrayList<>();
        for (EncryptedSecret secret : secrets.validAt(now)) {
            try {
                readable.add(new WebhookSecret(encryptor.decrypt(secret.ciphertext())));
            } catch (IllegalStateException unreadable) {
                if (secret.equals(secrets.current())) {
                    throw unreadable;
                }
            }
        }
        return readable;
    }
}
