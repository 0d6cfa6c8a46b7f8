package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.in.webhook.TestWebhook;
import dev.hexpay.application.port.in.webhook.UpdateWebhook.Activation;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.SignedEvent;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.domain.webhook.WebhookSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints, their secrets, and what a merchant can ask for. */
class WebhookEndpointsTest {
    private static final String CREATED = "payment_link.created";

    private final WebhookFixture webhooks = new WebhookFixture();

    @Test
    void seventeenth_endpoint_of_a_scope_is_rejected() {
        for (int i = 0; i < 16; i++) {
            webhooks.endpoint(CREATED);
        }
        assertThatThrownBy(() -> webhooks.endpoint(CREATED))
                .isInstanceOfSatisfying(
                        PaymentsException.class,
                        e -> assertThat(e.violations()).extracting("field").containsExactly("url"));
        assertThat(webhooks.merchant.store.webhookEndpoints().all(webhooks.merchant.scope))
                .hasSize(16);
    }

    @Test
    void url_that_the_sender_objects_to_is_rejected_when_created_and_when_changed() {
        assertThatThrownBy(() -> webhooks.merchant
                        .useCases
                        .webhooks()
                        .create()
                        .create(webhooks.merchant.live, WebhookFixture.settings("http://shop.example/", CREATED)))
                .isInstanceOf(PaymentsException.class)
                .hasMessage("url must use https");
        CreateWebhook.Result live = webhooks.merchant
                .useCases
                .webhooks()
                .create()
                .create(webhooks.merchant.live, WebhookFixture.settings("https://shop.example/", CREATED));
        assertThatThrownBy(() -> webhooks.merchant
                        .useCases
                        .webhooks()
                        .update()
                        .update(
                                webhooks.merchant.live,
                                live.endpoint().id(),
                                settings -> WebhookFixture.settings("http://shop.example/", CREATED),
                                Activation.UNCHANGED))
                .isInstanceOf(PaymentsException.class);
    }

    @Test
    void secret_is_stored_encrypted() {
        CreateWebhook.Result created = webhooks.endpoint(CREATED);

        assertThat(webhooks.reload(created).secrets().current().ciphertext())
                .doesNotContain(created.secret().value());
    }

    @Test
    void events_are_signed_with_both_secrets_for_a_day_after_a_rotation() {
        CreateWebhook.Result created = webhooks.endpoint(CREATED);
        WebhookSecret next = webhooks.merchant
                .useCases
                .webhooks()
                .rotateSecret()
                .rotate(webhooks.merchant.scope, created.endpoint().id())
                .secret();

        assertThat(signatureOfNext()).isEqualTo(expected(List.of(next, created.secret())));
        webhooks.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(signatureOfNext()).isEqualTo(expected(List.of(next, created.secret())));
        webhooks.pass(Duration.ofMillis(1));
        assertThat(signatureOfNext()).isEqualTo(expected(List.of(next)));
    }

    private String signatureOfNext() {
        webhooks.openLink();
        webhooks.deliver();
        return WebhookFixture.header(last(), "webhook-signature");
    }

    private Request last() {
        List<Request> all = webhooks.merchant.receiver.received();
        return all.get(all.size() - 1);
    }

    private String expected(List<WebhookSecret> secrets) {
        Request request = last();
        SignedEvent event = new SignedEvent(
                new EventId(WebhookFixture.header(request, "webhook-id")), CREATED, Instant.EPOCH, request.body());
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(WebhookFixture.header(request, "webhook-timestamp")));
        return String.valueOf(WebhookSignature.headers(event, sentAt, secrets).get("webhook-signature"));
    }

    @ParameterizedTest
    @MethodSource("everyName")
    void test_sends_a_sample_that_is_not_in_the_event_log(String name) {
        CreateWebhook.Result created = webhooks.endpoint(name);

        TestWebhook.Result result = webhooks.merchant
                .useCases
                .webhooks()
                .test()
                .test(webhooks.merchant.scope, created.endpoint().id());

        assertThat(result.deliveredAt()).isEqualTo(webhooks.merchant.clock.instant());
        assertThat(webhooks.receivedNames()).containsExactly(name);
        assertThat(webhooks.recordedIds(null)).isEmpty();
        WebhookDelivery recorded = webhooks.onlyDelivery(created);
        assertThat(recorded.id()).isEqualTo(result.delivery());
        assertThat(recorded.isSucceeded()).isTrue();
        assertThat(webhooks.attempts(recorded)).hasSize(1);
    }

    static Set<String> everyName() {
        return new TreeSet<>(EventName.PUBLISHED);
    }

    @Test
    void test_that_fails_is_neither_repeated_nor_counted() {
        CreateWebhook.Result created = webhooks.endpoint(CREATED);
        webhooks.merchant.receiver.answer(500);

        TestWebhook.Result result = webhooks.merchant
                .useCases
                .webhooks()
                .test()
                .test(webhooks.merchant.scope, created.endpoint().id());
        webhooks.pass(Duration.ofHours(30));
        webhooks.deliver();

        assertThat(result.deliveredAt()).isNull();
        assertThat(webhooks.merchant.receiver.received()).hasSize(1);
        assertThat(webhooks.reload(created).isFailing()).isFalse();
        assertThatThrownBy(() -> webhooks.merchant
                        .useCases
                        .webhooks()
                        .retryDelivery()
                        .retry(webhooks.merchant.scope, created.endpoint().id(), result.delivery()))
                .isInstanceOfSatisfying(
                        PaymentsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void endpoint_of_another_mode_is_not_found() {
        CreateWebhook.Result created = webhooks.endpoint(CREATED);

        assertThatThrownBy(() -> webhooks.merchant
                        .useCases
                        .webhooks()
                        .delete()
                        .delete(webhooks.merchant.live, created.endpoint().id()))
                .isInstanceOfSatisfying(
                        PaymentsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WEBHOOK_NOT_FOUND));
    }

    @Test
    void operator_enables_an_endpoint_of_any_organization() {
        CreateWebhook.Result created = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(410);
        webhooks.deliver();
        webhooks.merchant.receiver.answer(200);

        webhooks.merchant.useCases.webhooks().enable().enable(created.endpoint().id());
        webhooks.pass(Duration.ofMinutes(2));
        webhooks.deliver();

        assertThat(webhooks.reload(created).isActive()).isTrue();
        assertThat(webhooks.onlyDelivery(created).isSucceeded()).isTrue();
    }

    @Test
    void replay_of_too_many_events_or_of_no_time_is_rejected() {
        CreateWebhook.Result created = webhooks.endpoint(CREATED);
        Instant now = webhooks.merchant.clock.instant();

        assertThatThrownBy(() -> webhooks.merchant
                        .useCases
                        .webhooks()
                        .replay()
                        .replay(webhooks.merchant.scope, created.endpoint().id(), now, now))
                .isInstanceOf(PaymentsException.class)
                .hasMessage("to must be after from");
    }
}
