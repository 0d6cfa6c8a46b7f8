package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.SignedEvent;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.domain.webhook.WebhookSignature;
import dev.hexpay.webhook.verifier.WebhookVerificationException;
import dev.hexpay.webhook.verifier.WebhookVerifier;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What arrives at a receiver is accepted by our verifier and by the library of Standard Webhooks. */
class SignedDeliveryTest {
    private static final WebhookSecret NEW = WebhookSecret.of(new byte[WebhookSecret.BYTES]);
    private static final WebhookSecret OLD = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The headers and the body of a request as they arrived. */
    private record Arrived(Map<String, List<String>> headers, String body) {
        static Arrived parse(String request) {
            String[] parts = request.split("\r\n\r\n", 2);
            Map<String, List<String>> headers = new TreeMap<>();
            parts[0].lines().skip(1).forEach(line -> {
                String[] header = line.split(": ", 2);
                headers.put(header[0], List.of(header[1]));
            });
            return new Arrived(headers, parts[1]);
        }

        void verifyByLibrary(WebhookSecret secret) throws Exception {
            new Webhook(secret.value())
                    .verify(body, HttpHeaders.of(headers, (name, value) -> true).map());
        }
    }

    private static Arrived delivered(Instant sentAt) throws Exception {
        try (Receiver receiver = Receiver.responding("HTTP/1.1 204 No Content\r\n\r\n");
                HttpWebhookSender sender = Senders.real()) {
            SignedEvent event = new SignedEvent(
                    new EventId("whev_01J8ZQ4Y7W3B5V9K2M6N8P0R1S"),
                    "payment.received",
                    Instant.parse("2026-07-24T10:00:00Z"),
                    Senders.BODY);
            Request request = new Request(
                    new WebUrl(receiver.url()),
                    WebhookSignature.headers(event, sentAt, List.of(NEW, OLD)),
                    event.body());
            assertThat(Senders.describe(
                            sender.send(Mode.SANDBOX, List.of(request)).get(0)))
                    .isEqualTo("status 204");
            return Arrived.parse(receiver.requests().get(0));
        }
    }

    @Test
    void both_verifiers_accept_it_with_each_valid_secret() throws Exception {
        Arrived arrived = delivered(Instant.now());

        for (WebhookSecret secret : List.of(NEW, OLD)) {
            assertThatCode(() -> arrived.verifyByLibrary(secret)).doesNotThrowAnyException();
            assertThatCode(() -> WebhookVerifier.of(secret.value()).verify(arrived.body(), arrived.headers()))
                    .doesNotThrowAnyException();
        }
        assertThat(arrived.headers())
                .containsEntry("X-Commet-Event", List.of("payment.received"))
                .containsEntry("X-Commet-Timestamp", List.of("2026-07-24T10:00:00.000Z"));
    }

    @Test
    void the_scheme_of_commet_is_signed_with_the_new_secret() throws Exception {
        Arrived arrived = delivered(Instant.now());
        String signature = arrived.headers().get("X-Commet-Signature").get(0);

        assertThatCode(() -> WebhookVerifier.of(NEW.value()).verifyCommet(arrived.body(), signature))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> WebhookVerifier.of(OLD.value()).verifyCommet(arrived.body(), signature))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void both_verifiers_refuse_it_with_another_secret_later_and_when_truncated() throws Exception {
        WebhookSecret other = new WebhookSecret("whsec_" + "B".repeat(32));
        Arrived now = delivered(Instant.now());
        Arrived old = delivered(Instant.now().minusSeconds(600));
        Arrived truncated = new Arrived(now.headers(), now.body().substring(1));

        assertRefused(now, other);
        assertRefused(old, NEW);
        assertRefused(truncated, NEW);
    }

    private static void assertRefused(Arrived arrived, WebhookSecret secret) {
        assertThatThrownBy(() -> arrived.verifyByLibrary(secret))
                .isInstanceOf(com.standardwebhooks.exceptions.WebhookVerificationException.class);
        assertThatThrownBy(() -> WebhookVerifier.of(secret.value()).verify(arrived.body(), arrived.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }
}
