package dev.hexpay.crash;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.testkit.FaultyConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The receivers of webhooks behind connections that may be faulty.
 *
 * @param connections returns the connection to the endpoint with this URL
 */
record FaultyWebhookSender(WebhookReceiver receiver, Function<String, FaultyConnection> connections)
        implements WebhookSender {
    @Override
    public Optional<String> objectionTo(Mode mode, WebUrl url) {
        return Optional.empty();
    }

    @Override
    public List<Sent> send(Mode mode, List<Request> requests) {
        return requests.stream()
                .map(request -> new Sent(result(request), Duration.ZERO))
                .toList();
    }

    private AttemptResult result(Request request) {
        try {
            return connections.apply(request.url().value()).transmit(() -> {
                receiver.accept(request);
                return new Response(200, null, "");
            });
        } catch (RuntimeException e) {
            return new NoResponse(Cause.CONNECTION_FAILED);
        }
    }
}
