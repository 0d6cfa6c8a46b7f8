package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an attempt makes of the state of its endpoint when something else changed the delivery while it was sent. */
class OverlappingDeliveryTest {
    private static final String CREATED = "payment_link.created";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int RETRIES = 10;

    private final WebhookFixture webhooks = new WebhookFixture();
    private final CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);

    @Test
    void endpoint_that_accepts_an_event_stays_healthy_when_it_is_retried_meanwhile() {
        webhooks.openLink();
        webhooks.distribute();
        WebhookDelivery sent = webhooks.onlyDelivery(endpoint);
        webhooks.merchant.receiver.answer(request -> {
            webhooks.pass(Duration.ofMillis(1));
            webhooks.merchant
                    .useCases
                    .webhooks()
                    .retryDelivery()
                    .retry(webhooks.merchant.scope, endpoint.endpoint().id(), sent.id());
            return new Response(200, null, "");
        });
        webhooks.merchant.useCases.jobs().deliverWebhooks().runOnce(1);

        assertThat(webhooks.onlyDelivery(endpoint).dueAt())
                .as("the retry is still to be sent")
                .isPresent();
        assertThat(webhooks.reload(endpoint).state()).isEqualTo(new Active(0, 0));
    }

    @Test
    void event_whose_last_attempt_two_workers_make_is_exhausted_once() {
        webhooks.openLink();
        webhooks.merchant.receiver.answer(500);
        webhooks.deliver();
        for (int retry = 1; retry < RETRIES; retry++) {
            webhooks.pass(Duration.ofHours(27));
            webhooks.send();
        }
        webhooks.pass(Duration.ofHours(27));
        webhooks.merchant.receiver.answer(request -> {
            webhooks.merchant.receiver.answer(500);
            webhooks.pass(LEASE.plusMillis(1));
            webhooks.merchant.useCases.jobs().retryWebhooks().runOnce(1);
            return new Response(500, null, "");
        });
        webhooks.merchant.useCases.jobs().retryWebhooks().runOnce(1);

        assertThat(webhooks.onlyDelivery(endpoint).isFailed()).isTrue();
        assertThat(webhooks.onlyDelivery(endpoint).attempts()).isEqualTo(RETRIES + 2);
        assertThat(webhooks.reload(endpoint).state()).isEqualTo(new Active(RETRIES + 2, 1));
    }
}
