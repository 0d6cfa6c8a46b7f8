package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracedWebhookSenderTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<WebhookSender.Request> sent = new ArrayList<>();
    private final WebhookSender sender = new TracedWebhookSender(new WebhookSender() {
        @Override
        public Optional<String> objectionTo(Mode mode, WebUrl url) {
            return Optional.empty();
        }

        @Override
        public List<Sent> send(Mode mode, List<Request> requests) {
            sent.addAll(requests);
            return List.of();
        }
    });

    @AfterEach
    void clear() {
        MDC.clear();
    }

    private Map<String, String> send() {
        sent.clear();
        sender.send(
                Mode.SANDBOX,
                List.of(new WebhookSender.Request(
                        new WebUrl("https://shop.example"), Map.of("webhook-id", "whev_1"), "{}")));
        return sent.get(0).headers();
    }

    @Test
    void what_is_sent_within_a_request_belongs_to_its_trace() {
        assertThat(send()).containsOnlyKeys("webhook-id");
        MDC.put("traceparent", TRACE);
        assertThat(send()).containsEntry("traceparent", TRACE).containsEntry("webhook-id", "whev_1");
    }
}
