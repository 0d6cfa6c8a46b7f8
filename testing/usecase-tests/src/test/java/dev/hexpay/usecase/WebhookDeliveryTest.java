package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.in.webhook.UpdateWebhook.Activation;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events reach the endpoints that subscribe to them: once if all goes well, again and again if not. */
class WebhookDeliveryTest {
    private static final String CREATED = "payment_link.created";
    private static final Duration TEN_PERCENT_MORE = Duration.ofHours(27);

    private final WebhookFixture webhooks = new WebhookFixture();

    @Test
    void event_is_sent_once_to_each_endpoint_that_subscribes() {
        CreateWebhook.Result subscribed = webhooks.endpoint(CREATED, "customer.created");
        CreateWebhook.Result other = webhooks.endpointAt("https://other.example/", "payment.refunded");
        webhooks.openLink();

        webhooks.deliver();
        webhooks.deliver();

        assertThat(webhooks.receivedNames()).containsExactly(CREATED);
        assertThat(webhooks.receivedIds()).containsExactlyElementsOf(webhooks.recordedIds(CREATED));
        assertThat(webhooks.onlyDelivery(subscribed).isSucceeded()).isTrue();
        assertThat(webhooks.deliveries(other)).isEmpty();
    }

    @Test
    void body_is_the_recorded_event_and_the_same_in_every_attempt() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(500);
        webhooks.deliver();
        webhooks.pass(Duration.ofMinutes(2));
        webhooks.merchant.receiver.answer(204);
        webhooks.send();

        List<Request> received = webhooks.merchant.receiver.received();
        assertThat(received).hasSize(2);
        assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
        assertThat(received.get(0).body())
                .startsWith("{\"id\":\"" + webhooks.recordedIds(CREATED).get(0)
                        + "\",\"event\":\"payment_link.created\",\"timestamp\":\"")
                .contains("\"mode\":\"sandbox\",\"apiVersion\":\"2026-07-11\",\"data\":{\"paymentId\":\"pay_")
                .endsWith("}}");
        assertThat(WebhookFixture.header(received.get(1), "webhook-timestamp"))
                .as("the time of the attempt")
                .isNotEqualTo(WebhookFixture.header(received.get(0), "webhook-timestamp"));
        assertThat(webhooks.onlyDelivery(endpoint).attempts()).isEqualTo(2);
    }

    @Test
    void events_about_one_payment_arrive_in_the_order_of_the_log() {
        webhooks.endpoint(CREATED, "invoice.created", "payment.received", "payment_link.completed", "payment.refunded");
        for (int i = 0; i < 5; i++) {
            webhooks.paidLink();
        }
        webhooks.deliver();

        List<String> expected = webhooks.recordedIds(null).stream()
                .filter(id -> webhooks.receivedIds().contains(id))
                .toList();
        assertThat(webhooks.receivedIds()).hasSize(20);
        assertThat(namesByPayment())
                .allSatisfy(names -> assertThat(names)
                        .containsExactly(CREATED, "invoice.created", "payment.received", "payment_link.completed"));
        assertThat(expected).hasSize(20);
    }

    /** The names of the received events, by the payment that the event log knows. */
    private List<List<String>> namesByPayment() {
        List<List<String>> byPayment = new ArrayList<>();
        webhooks.merchant.store.payments();
        Set<String> seen = new HashSet<>();
        for (String id : webhooks.receivedIds()) {
            String payment = paymentOf(id);
            if (seen.add(payment)) {
                byPayment.add(webhooks.merchant.receiver.received().stream()
                        .filter(request -> paymentOf(WebhookFixture.header(request, "webhook-id"))
                                .equals(payment))
                        .map(request -> WebhookFixture.header(request, "X-Commet-Event"))
                        .toList());
            }
        }
        return byPayment;
    }

    private String paymentOf(String event) {
        return String.valueOf(webhooks.merchant
                .useCases
                .webhooks()
                .events()
                .get(webhooks.merchant.scope, new dev.hexpay.domain.id.EventId(event))
                .event()
                .subjects()
                .orderKey());
    }

    @Test
    void failed_event_is_repeated_on_the_published_schedule_with_jitter() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(request -> new NoResponse(Cause.TIMED_OUT));
        webhooks.deliver();

        List<Duration> published = List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(4),
                Duration.ofHours(8),
                Duration.ofHours(16),
                Duration.ofHours(24));
        for (Duration delay : published) {
            Instant due = webhooks.onlyDelivery(endpoint).dueAt().orElseThrow();
            Duration planned = Duration.between(webhooks.merchant.clock.instant(), due);
            assertThat(planned)
                    .isBetween(
                            delay.multipliedBy(9).dividedBy(10),
                            delay.multipliedBy(11).dividedBy(10));
            int before = webhooks.merchant.receiver.received().size();
            webhooks.merchant.clock.set(due.minusMillis(1));
            webhooks.send();
            assertThat(webhooks.merchant.receiver.received()).as("too early").hasSize(before);
            webhooks.merchant.clock.set(due);
            webhooks.send();
            assertThat(webhooks.merchant.receiver.received()).hasSize(before + 1);
        }
        assertThat(webhooks.onlyDelivery(endpoint).isFailed()).isTrue();
        assertThat(webhooks.attempts(webhooks.onlyDelivery(endpoint)))
                .extracting(DeliveryAttempt::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(webhooks.receivedIds())
                .containsOnly(webhooks.recordedIds(CREATED).get(0));
    }

    @Test
    void retry_after_postpones_the_next_attempt_by_a_day_at_most() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        Instant now = webhooks.merchant.clock.instant();

        webhooks.merchant.receiver.answer(request -> new Response(429, "600", ""));
        webhooks.deliver();
        assertThat(webhooks.onlyDelivery(endpoint).dueAt()).contains(now.plusSeconds(600));

        webhooks.merchant.clock.set(now.plusSeconds(600));
        webhooks.merchant.receiver.answer(request -> new Response(503, "999999999", ""));
        webhooks.send();
        assertThat(webhooks.onlyDelivery(endpoint).dueAt())
                .contains(now.plusSeconds(600).plus(Duration.ofDays(1)));
    }

    @Test
    void retry_after_as_a_date_or_earlier_than_the_schedule_is_understood() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        Instant now = webhooks.merchant.clock.instant();
        String inTwoHours = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                now.plusSeconds(7200).atOffset(java.time.ZoneOffset.UTC));

        webhooks.merchant.receiver.answer(request -> new Response(503, inTwoHours, ""));
        webhooks.deliver();
        assertThat(webhooks.onlyDelivery(endpoint).dueAt())
                .contains(now.plusSeconds(7200).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));

        webhooks.pass(Duration.ofHours(3));
        Instant later = webhooks.merchant.clock.instant();
        webhooks.merchant.receiver.answer(request -> new Response(503, "1", ""));
        webhooks.send();
        assertThat(webhooks.onlyDelivery(endpoint).dueAt().orElseThrow())
                .as("the second delay of the schedule is longer")
                .isAfter(later.plus(Duration.ofMinutes(4)));
    }

    @Test
    void redirect_is_a_failure() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(302);
        webhooks.deliver();

        assertThat(webhooks.onlyDelivery(endpoint).isSucceeded()).isFalse();
        assertThat(webhooks.reload(endpoint).isFailing()).isTrue();
    }

    @Test
    void gone_disables_the_endpoint_at_once() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.openLink();
        webhooks.merchant.receiver.answer(410);
        webhooks.deliver();
        webhooks.pass(TEN_PERCENT_MORE);
        int received = webhooks.merchant.receiver.received().size();
        webhooks.send();

        assertThat(webhooks.reload(endpoint).state())
                .isInstanceOfSatisfying(
                        Disabled.class, state -> assertThat(state.reason()).isEqualTo(DisabledReason.GONE));
        assertThat(webhooks.merchant.receiver.received()).hasSize(received);
    }

    @Test
    void three_events_in_a_row_that_fail_for_good_disable_the_endpoint() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.merchant.receiver.answer(500);
        for (int events = 1; events <= 3; events++) {
            assertThat(webhooks.reload(endpoint).isActive())
                    .as("%s events", events)
                    .isTrue();
            webhooks.openLink();
            exhaust();
        }

        assertThat(webhooks.reload(endpoint).state())
                .isInstanceOfSatisfying(
                        Disabled.class, state -> assertThat(state.reason()).isEqualTo(DisabledReason.EXHAUSTED));
    }

    @Test
    void one_success_between_starts_the_count_again() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        for (int round = 0; round < 2; round++) {
            webhooks.merchant.receiver.answer(500);
            for (int events = 0; events < 2; events++) {
                webhooks.openLink();
                exhaust();
            }
            webhooks.merchant.receiver.answer(200);
            webhooks.openLink();
            webhooks.deliver();
        }
        assertThat(webhooks.reload(endpoint).state()).isEqualTo(new Active(0, 0));
    }

    private void exhaust() {
        webhooks.deliver();
        for (int retry = 0; retry < 10; retry++) {
            webhooks.pass(TEN_PERCENT_MORE);
            webhooks.deliver();
        }
    }

    @Test
    void events_of_a_disabled_endpoint_are_recorded_and_sent_by_a_replay() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        Instant from = webhooks.merchant.clock.instant();
        setActive(endpoint, Activation.DISABLED);
        for (int i = 0; i < 3; i++) {
            webhooks.openLink();
            webhooks.deliver();
            webhooks.pass(Duration.ofHours(24));
        }
        assertThat(webhooks.merchant.receiver.received()).isEmpty();

        setActive(endpoint, Activation.ENABLED);
        int replayed = webhooks.merchant
                .useCases
                .webhooks()
                .replay()
                .replay(webhooks.merchant.scope, endpoint.endpoint().id(), from, webhooks.merchant.clock.instant());
        webhooks.send();

        assertThat(replayed).isEqualTo(3);
        assertThat(webhooks.receivedIds()).containsExactlyElementsOf(webhooks.recordedIds(CREATED));
    }

    private void setActive(CreateWebhook.Result endpoint, Activation activation) {
        webhooks.merchant
                .useCases
                .webhooks()
                .update()
                .update(webhooks.merchant.scope, endpoint.endpoint().id(), settings -> settings, activation);
    }

    @Test
    void three_days_of_a_dead_endpoint_then_a_replay_bring_every_event_once() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        Instant from = webhooks.merchant.clock.instant();
        webhooks.merchant.receiver.answer(request -> new NoResponse(Cause.CONNECTION_FAILED));
        for (int hour = 0; hour < 72; hour++) {
            webhooks.openLink();
            webhooks.deliver();
            webhooks.pass(Duration.ofHours(1));
        }
        List<String> all = new ArrayList<>();
        all.addAll(webhooks.recordedIds(CREATED));
        assertThat(all).hasSize(72);

        int attempts = webhooks.merchant.receiver.received().size();
        webhooks.merchant.receiver.answer(200);
        setActive(endpoint, Activation.ENABLED);
        webhooks.merchant
                .useCases
                .webhooks()
                .replay()
                .replay(webhooks.merchant.scope, endpoint.endpoint().id(), from, webhooks.merchant.clock.instant());
        for (int i = 0; i < 5; i++) {
            webhooks.send();
        }

        List<String> accepted = webhooks.receivedIds()
                .subList(attempts, webhooks.merchant.receiver.received().size());
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void attempt_is_logged_with_status_duration_and_excerpt() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        AttemptResult answered = new Response(418, null, "short and stout");
        webhooks.merchant.receiver.answer(request -> answered);
        webhooks.deliver();

        assertThat(webhooks.attempts(webhooks.onlyDelivery(endpoint)))
                .containsExactly(
                        new DeliveryAttempt(1, webhooks.merchant.clock.instant(), Duration.ofMillis(5), answered));
    }

    @Test
    void delivery_that_is_retried_while_it_is_sent_is_sent_again() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.distribute();
        WebhookDelivery[] sending = {webhooks.onlyDelivery(endpoint)};
        webhooks.merchant.receiver.answer(request -> {
            webhooks.merchant.clock.set(webhooks.merchant.clock.instant().plusMillis(1));
            sending[0] = webhooks.merchant
                    .useCases
                    .webhooks()
                    .retryDelivery()
                    .retry(webhooks.merchant.scope, endpoint.endpoint().id(), sending[0].id());
            webhooks.merchant.receiver.answer(200);
            return new Response(200, null, "");
        });
        webhooks.send();

        assertThat(webhooks.merchant.receiver.received()).hasSize(2);
        assertThat(webhooks.onlyDelivery(endpoint).isSucceeded()).isTrue();
        assertThat(webhooks.onlyDelivery(endpoint).attempts()).isEqualTo(2);
    }

    @Test
    void delivery_to_an_endpoint_that_is_deleted_meanwhile_is_forgotten() {
        CreateWebhook.Result endpoint = webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(request -> {
            webhooks.merchant
                    .useCases
                    .webhooks()
                    .delete()
                    .delete(webhooks.merchant.scope, endpoint.endpoint().id());
            return new Response(200, null, "");
        });
        webhooks.deliver();

        assertThat(webhooks.merchant.receiver.received()).hasSize(1);
    }

    @Test
    void failing_endpoint_gets_one_request_at_a_time() {
        webhooks.endpoint(CREATED);
        webhooks.openLink();
        webhooks.merchant.receiver.answer(500);
        webhooks.deliver();
        for (int i = 0; i < 5; i++) {
            webhooks.openLink();
        }
        webhooks.distribute();
        webhooks.merchant.useCases.jobs().deliverWebhooks().runOnce(10);
        assertThat(webhooks.merchant.receiver.received())
                .as("not by the workers of healthy ones")
                .hasSize(1);
        webhooks.merchant.useCases.jobs().retryWebhooks().runOnce(1);
        assertThat(webhooks.merchant.receiver.received()).hasSize(2);
    }
}
