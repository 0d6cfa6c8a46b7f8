package dev.hexpay.embedded;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.util.List;
import java.util.Optional;

/** What stands for a sender of webhooks that is not configured: endpoints are refused, and nothing is sent. */
final class MissingWebhookSender implements WebhookSender {
    @Override
    public Optional<String> objectionTo(Mode mode, WebUrl url) {
        return Optional.of("cannot be called: no sender of webhooks is configured");
    }

    @Override
    public List<Sent> send(Mode mode, List<Request> requests) {
        throw new IllegalStateException(
                "no sender of webhooks is configured: set webhookSender(…), for example adapter-webhook-http");
    }
}
