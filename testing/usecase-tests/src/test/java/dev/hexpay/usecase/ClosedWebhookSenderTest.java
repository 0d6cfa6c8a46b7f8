package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.webhook.CreateWebhook;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The sender is closed at the end of a process; the next process sends what this one has leased. */
class ClosedWebhookSenderTest {
    private static final String CREATED = "payment_link.created";

    private final WebhookFixture webhooks = new WebhookFixture();

    @Test
    void no_attempt_is_recorded_and_the_event_is_sent_after_the_lease() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(request -> {
            throw new IllegalStateException("the sender is closed");
        });

        assertThatThrownBy(webhooks::deliver).hasMessage("the sender is closed");

        assertThat(webhooks.onlyDelivery(endpoint).attempts()).isZero();
        assertThat(webhooks.attempts(webhooks.onlyDelivery(endpoint))).isEmpty();
        webhooks.merchant.receiver.answer(200);
        webhooks.pass(Duration.ofSeconds(31));
        webhooks.send();
        assertThat(webhooks.onlyDelivery(endpoint).isSucceeded()).isTrue();
        assertThat(webhooks.onlyDelivery(endpoint).attempts()).isEqualTo(1);
    }
}
