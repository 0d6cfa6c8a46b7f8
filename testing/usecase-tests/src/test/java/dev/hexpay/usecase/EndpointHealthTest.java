package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.in.webhook.UpdateWebhook.Activation;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which endpoints are served apart, and what a new or a disabled one gets. */
class EndpointHealthTest {
    private static final String CREATED = "payment_link.created";

    private final WebhookFixture webhooks = new WebhookFixture();
    private final CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);

    private void send() {
        webhooks.merchant.useCases.jobs().deliverWebhooks().runOnce(1);
    }

    @Test
    void slow_receiver_is_served_apart_until_it_answers_fast() {
        webhooks.merchant.receiver.take(WebhookEndpoint.SLOW.plusMillis(1));
        webhooks.openLink();
        webhooks.distribute();
        send();
        assertThat(webhooks.onlyDelivery(endpoint).isSucceeded()).isTrue();
        assertThat(webhooks.reload(endpoint).state()).isEqualTo(new Active(1, 0));

        webhooks.openLink();
        webhooks.distribute();
        send();
        assertThat(webhooks.merchant.receiver.received()).hasSize(1);

        webhooks.merchant.receiver.take(WebhookEndpoint.SLOW);
        webhooks.merchant.useCases.jobs().retryWebhooks().runOnce(1);
        assertThat(webhooks.merchant.receiver.received()).hasSize(2);
        assertThat(webhooks.reload(endpoint).state()).isEqualTo(new Active(0, 0));
    }

    @Test
    void receiver_that_is_slow_for_one_of_several_requests_is_served_apart() {
        AtomicInteger requests = new AtomicInteger();
        webhooks.merchant.receiver.answer(request -> {
            webhooks.merchant.receiver.take(
                    requests.incrementAndGet() == 1 ? WebhookEndpoint.SLOW.plusMillis(1) : Duration.ZERO);
            return new Response(200, null, "");
        });
        for (int links = 0; links < 3; links++) {
            webhooks.openLink();
        }
        webhooks.distribute();
        send();

        assertThat(webhooks.merchant.receiver.received()).hasSize(3);
        assertThat(webhooks.reload(endpoint).isFailing()).isTrue();
    }

    @Test
    void event_from_before_the_endpoint_was_disabled_is_sent_once_it_is_enabled() {
        webhooks.openLink();
        webhooks.pass(Duration.ofMillis(1));
        set(Activation.DISABLED);
        webhooks.openLink();
        webhooks.deliver();
        assertThat(webhooks.merchant.receiver.received()).isEmpty();

        set(Activation.ENABLED);
        webhooks.deliver();
        assertThat(webhooks.receivedIds())
                .containsExactly(webhooks.recordedIds(CREATED).get(0));
    }

    @Test
    void event_from_before_the_endpoint_existed_is_not_sent_to_it() {
        webhooks.openLink();
        webhooks.pass(Duration.ofMillis(1));
        CreateWebhook.Result later = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.distribute();

        assertThat(webhooks.onlyDelivery(later).event().value())
                .isEqualTo(webhooks.recordedIds(CREATED).get(1));
    }

    private void set(Activation activation) {
        webhooks.merchant
                .useCases
                .webhooks()
                .update()
                .update(webhooks.merchant.scope, endpoint.endpoint().id(), UnaryOperator.identity(), activation);
    }
}
