package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aWebhookDelivery;
import static dev.hexpay.testkit.Builders.aWebhookEndpointId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link WebhookDeliveries} guarantees for attempts and for the deletion of old records. */
public abstract class WebhookAttemptsContract extends StoreContract {
    private final WebhookEndpointId endpoint = aWebhookEndpointId();

    @Test
    void every_attempt_is_read_back_equal() {
        List<AttemptResult> results = new ArrayList<>(List.of(
                new Response(200, null, ""),
                new Response(429, "120", "<b>\"'\r\n\t"),
                new Response(503, "Wed, 21 Oct 2026 07:28:00 GMT", EdgeValues.widest(256)),
                new Response(599, "\0", "a\0b")));
        Stream.of(Cause.values()).map(NoResponse::new).forEach(results::add);
        WebhookDelivery delivery = inserted(scope, NOON);
        List<DeliveryAttempt> attempts = new ArrayList<>();
        for (AttemptResult result : results) {
            attempts.add(new DeliveryAttempt(
                    attempts.size() + 1,
                    EdgeValues.LAST_MILLISECOND.plusMillis(attempts.size()),
                    Duration.ofMillis(9_999L * attempts.size()),
                    result));
        }
        attempts.forEach(attempt -> log(scope, delivery.id(), attempt));

        assertThat(attemptsOf(scope, delivery)).isEqualTo(Map.of(delivery.id(), attempts));
    }

    @Test
    void attempts_are_returned_in_their_order() {
        WebhookDelivery delivery = inserted(scope, NOON);
        for (int number = 1; number <= 12; number++) {
            log(scope, delivery.id(), attempt(number, NOON.minusMillis(number)));
        }

        assertThat(attemptsOf(scope, delivery).get(delivery.id()))
                .extracting(DeliveryAttempt::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void the_last_attempts_of_a_delivery_are_kept() {
        WebhookDelivery delivery = inserted(scope, NOON);
        WebhookDelivery another = inserted(scope, NOON);
        log(scope, another.id(), attempt(1, NOON));
        int last = WebhookDeliveries.MAX_ATTEMPTS + 2;
        for (int number = 1; number <= last; number++) {
            log(scope, delivery.id(), attempt(number, NOON));
        }

        assertThat(attemptsOf(scope, delivery).get(delivery.id()))
                .extracting(DeliveryAttempt::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(3, last).boxed().toList());
        assertThat(attemptsOf(scope, another)).hasSize(1);
    }

    @Test
    void attempts_are_returned_for_the_given_deliveries_only() {
        WebhookDelivery one = inserted(scope, NOON);
        WebhookDelivery another = inserted(scope, NOON);
        WebhookDelivery withoutAttempt = inserted(scope, NOON);
        log(scope, one.id(), attempt(1, NOON));
        log(scope, another.id(), attempt(1, NOON.plusMillis(1)));
        log(scope, inserted(scope, NOON).id(), attempt(1, NOON));

        assertThat(attemptsOf(scope, one, another, withoutAttempt))
                .isEqualTo(Map.of(
                        one.id(), List.of(attempt(1, NOON)), another.id(), List.of(attempt(1, NOON.plusMillis(1)))));
        assertThat(attemptsOf(scope)).isEmpty();
    }

    @Test
    void attempts_are_returned_in_their_own_scope_only() {
        WebhookDelivery delivery = inserted(scope, NOON);
        log(scope, delivery.id(), attempt(1, NOON));

        otherScopes.forEach(
                otherScope -> assertThat(attemptsOf(otherScope, delivery)).isEmpty());
        assertThat(attemptsOf(scope, delivery)).hasSize(1);
    }

    @Test
    void an_attempt_of_a_rolled_back_unit_is_not_logged() {
        WebhookDelivery delivery = inserted(scope, NOON);
        inRolledBackUnit(() -> log(scope, delivery.id(), attempt(1, NOON)));

        assertThat(attemptsOf(scope, delivery)).isEmpty();
    }

    @Test
    void excerpts_of_old_attempts_are_deleted_in_every_scope_and_nothing_else() {
        WebhookDelivery own = inserted(scope, NOON);
        WebhookDelivery foreign = inserted(otherScopes.get(0), NOON);
        log(scope, own.id(), attempt(1, NOON.minusMillis(1)));
        log(scope, own.id(), attempt(2, NOON));
        log(otherScopes.get(0), foreign.id(), attempt(1, NOON.minusMillis(2)));

        assertThat(store.webhookDeliveries().deleteExcerpts(NOON, 10)).isEqualTo(2);
        assertThat(attemptsOf(scope, own).get(own.id()))
                .containsExactly(withoutExcerpt(attempt(1, NOON.minusMillis(1))), attempt(2, NOON));
        assertThat(attemptsOf(otherScopes.get(0), foreign).get(foreign.id()))
                .containsExactly(withoutExcerpt(attempt(1, NOON.minusMillis(2))));
    }

    @Test
    void excerpts_are_deleted_up_to_the_limit_and_once() {
        WebhookDelivery delivery = inserted(scope, NOON);
        for (int number = 1; number <= 5; number++) {
            log(scope, delivery.id(), attempt(number, NOON));
        }
        log(scope, delivery.id(), new DeliveryAttempt(6, NOON, Duration.ZERO, new Response(204, null, "")));
        log(scope, delivery.id(), new DeliveryAttempt(7, NOON, Duration.ZERO, new NoResponse(Cause.TLS_FAILED)));

        assertThat(store.webhookDeliveries().deleteExcerpts(NOON.plusMillis(1), 3))
                .isEqualTo(3);
        assertThat(attemptsOf(scope, delivery).get(delivery.id()))
                .filteredOn(attempt -> attempt.result() instanceof Response response
                        && !response.excerpt().isEmpty())
                .hasSize(2);
        assertThat(store.webhookDeliveries().deleteExcerpts(NOON.plusMillis(1), 3))
                .isEqualTo(2);
        assertThat(store.webhookDeliveries().deleteExcerpts(NOON.plusMillis(1), 3))
                .isZero();
    }

    @Test
    void old_deliveries_are_deleted_in_every_scope_with_their_attempts() {
        WebhookDelivery old = inserted(scope, NOON.minusMillis(1));
        WebhookDelivery foreign = inserted(otherScopes.get(0), NOON.minusMillis(2));
        WebhookDelivery kept = inserted(scope, NOON);
        log(scope, old.id(), attempt(1, NOON));
        log(scope, kept.id(), attempt(1, NOON));

        assertThat(store.webhookDeliveries().deleteCreatedBefore(NOON, 10)).isEqualTo(2);
        assertThat(listed(scope)).containsExactly(kept);
        assertThat(listed(otherScopes.get(0))).doesNotContain(foreign);
        assertThat(attemptsOf(scope, old, kept)).containsOnlyKeys(kept.id());
    }

    @Test
    void old_deliveries_are_deleted_up_to_the_limit_the_oldest_first() {
        List<WebhookDelivery> all = IntStream.range(0, 5)
                .mapToObj(i -> inserted(scope, NOON.minusSeconds(i)))
                .toList();

        assertThat(store.webhookDeliveries().deleteCreatedBefore(NOON.plusMillis(1), 3))
                .isEqualTo(3);
        assertThat(listed(scope)).containsExactlyInAnyOrder(all.get(0), all.get(1));
        assertThat(store.webhookDeliveries().deleteCreatedBefore(NOON.plusMillis(1), 3))
                .isEqualTo(2);
    }

    private static DeliveryAttempt attempt(int number, Instant startedAt) {
        return new DeliveryAttempt(number, startedAt, Duration.ofMillis(250), new Response(500, "60", "No. " + number));
    }

    private static DeliveryAttempt withoutExcerpt(DeliveryAttempt attempt) {
        return new DeliveryAttempt(
                attempt.number(), attempt.startedAt(), attempt.duration(), new Response(500, "60", ""));
    }

    private WebhookDelivery inserted(Scope where, Instant createdAt) {
        WebhookDelivery delivery =
                aWebhookDelivery().to(endpoint).createdAt(createdAt).build();
        inUnit(() -> store.webhookDeliveries().insertIfAbsent(where, List.of(delivery)));
        return delivery;
    }

    private void log(Scope where, WebhookDeliveryId id, DeliveryAttempt attempt) {
        inUnit(() -> store.webhookDeliveries().log(where, id, attempt));
    }

    private Map<WebhookDeliveryId, List<DeliveryAttempt>> attemptsOf(Scope where, WebhookDelivery... deliveries) {
        return store.webhookDeliveries()
                .attemptsOf(
                        where, Stream.of(deliveries).map(WebhookDelivery::id).toList());
    }

    private List<WebhookDelivery> listed(Scope where) {
        return store.webhookDeliveries()
                .list(where, endpoint, DeliveryFilter.ALL, PageRequest.first(100))
                .items();
    }
}
