package dev.hexpay.webhook.verifier;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The receiver of the guide to webhooks. */
final class ExampleReceiver {
    private final WebhookVerifier verifier;
    private final Set<@Nullable String> seen = new HashSet<>();
    private final List<String> queue = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    ExampleReceiver(WebhookVerifier verifier) {
        this.verifier = verifier;
    }

    void handle(HttpExchange request) throws IOException {
        request.sendResponseHeaders(receive(request), -1);
        request.close();
    }

    /** The status of the response. */
    private int receive(HttpExchange request) throws IOException {
        byte[] body = request.getRequestBody().readAllBytes();
        try {
            verifier.verify(body, request.getRequestHeaders());
        } catch (WebhookVerificationException e) {
            log("webhook refused: " + e.reason() + ", " + e.getMessage());
            return 400;
        }
        if (isNew(request.getRequestHeaders().getFirst("webhook-id"))) {
            enqueue(body);
        }
        return 204;
    }

    /** The example of the README. */
    static void verify(String secret, byte[] body, HttpExchange request) throws WebhookVerificationException {
        WebhookVerifier verifier = WebhookVerifier.of(secret);
        verifier.verify(body, request.getRequestHeaders()); // throws WebhookVerificationException
    }

    private boolean isNew(@Nullable String id) {
        return seen.add(id);
    }

    private void enqueue(byte[] body) {
        queue.add(new String(body, StandardCharsets.UTF_8));
    }

    private void log(String line) {
        log.add(line);
    }

    List<String> queued() {
        return queue;
    }

    List<String> logged() {
        return log;
    }
}
