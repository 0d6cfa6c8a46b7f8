package dev.hexpay.bootstrap.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.webhook.SignedEvent;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.domain.webhook.WebhookSignature;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts the events of a sandbox to a program in development, signed as webhooks are. They are read from the event log, so the
 * server need not reach the program.
 */
public final class EventForwarder {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String HMAC = "HmacSHA256";

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final EventFeed feed;
    private final Target target;
    private final Set<String> names;
    private final InstantSource clock;

    /**
     * Forwards the events that occur from now on.
     *
     * @param names the events to forward; empty for all
     */
    public EventForwarder(ApiClient api, Target target, Set<String> names, InstantSource clock) {
        this.feed = EventFeed.fromNow(api);
        this.target = target;
        this.names = Set.copyOf(names);
        this.clock = clock;
    }

    /** Where events are posted, and the secret with which they are signed. */
    public record Target(URI url, WebhookSecret secret) {}

    /** A secret that is the same each time for this key, so that the program can be configured once. */
    public static WebhookSecret secretFor(String apiKey) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), HMAC));
            return WebhookSecret.of(mac.doFinal("forwarded events".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }

    /** Forwards what has occurred since the last call, and reports a line for each event. */
    public void forward(Consumer<String> report) {
        List<JsonNode> events = feed.next();
        for (JsonNode event : events) {
            if (names.isEmpty() || names.contains(event.path("event").asText())) {
                report.accept(event.path("timestamp").asText() + "  "
                        + event.path("event").asText() + "  " + event.path("id").asText() + "  " + post(event));
            }
        }
    }

    private String post(JsonNode event) {
        ObjectNode body = event.deepCopy();
        // These two are of the event as an object of the API, not of the webhook.
        body.remove(List.of("object", "livemode"));
        SignedEvent signed = new SignedEvent(
                new EventId(event.path("id").asText()),
                event.path("event").asText(),
                Instant.parse(event.path("timestamp").asText()),
                body.toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.url()).timeout(TIMEOUT).POST(BodyPublishers.ofString(signed.body()));
        WebhookSignature.headers(signed, clock.instant(), List.of(target.secret()))
                .forEach(request::header);
        try {
            return Integer.toString(send(request.build()));
        } catch (IOException e) {
            return "no response: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The status; a second try, because the program may have closed the connection of the event before. */
    private int send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (HttpTimeoutException | ConnectException unreachable) {
            throw unreachable;
        } catch (IOException closed) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
