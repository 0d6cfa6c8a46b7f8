package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aWebhookDelivery;
import static dev.hexpay.testkit.Builders.aWebhookEndpointId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryState.Failed;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.testkit.WebhookDeliveryBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WebhookDeliveries#due} and {@link WebhookDeliveries#nextDueAt} guarantee. */
public abstract class WebhookDueContract extends StoreContract {
    private static final String PAYMENT = "pay_1";

    private final WebhookEndpointId endpoint = aWebhookEndpointId();

    @Test
    void a_pending_delivery_is_due_from_its_instant_on() {
        WebhookDelivery due = inserted(toEndpoint().dueAt(NOON));
        inserted(toEndpoint().dueAt(NOON.plusMillis(1)));
        inserted(toEndpoint().inState(new Succeeded(NOON)));
        inserted(toEndpoint().inState(new Failed(NOON)));

        assertThat(due(NOON.minusMillis(1))).isEmpty();
        assertThat(due(NOON)).containsExactly(due);
    }

    @Test
    void the_longest_due_deliveries_come_first_and_of_these_the_earliest_event() {
        WebhookDelivery fourth = inserted(toEndpoint().at(9, null).dueAt(NOON));
        WebhookDelivery third = inserted(toEndpoint().at(8, null).dueAt(NOON));
        WebhookDelivery first = inserted(toEndpoint().at(11, null).dueAt(NOON.minusMillis(2)));
        WebhookDelivery second = inserted(toEndpoint().at(10, null).inState(new Pending(NOON.minusMillis(1), 3)));

        assertThat(due(NOON)).containsExactly(first, second, third, fourth);
    }

    @Test
    void due_deliveries_are_returned_up_to_the_limit() {
        WebhookDelivery first = inserted(toEndpoint().at(1, null));
        WebhookDelivery second = inserted(toEndpoint().at(2, null));
        inserted(toEndpoint().at(3, null));

        assertThat(store.webhookDeliveries().due(scope, endpoint, NOON, 2)).containsExactly(first, second);
    }

    @Test
    void due_deliveries_are_those_of_the_endpoint_and_the_scope() {
        WebhookDelivery own = inserted(toEndpoint().at(5, PAYMENT));
        inserted(aWebhookDelivery().at(1, PAYMENT));
        for (Scope otherScope : otherScopes) {
            WebhookDelivery foreign = toEndpoint().at(2, PAYMENT).build();
            insert(otherScope, foreign);
            assertThat(store.webhookDeliveries().due(otherScope, endpoint, NOON, 10))
                    .containsExactly(foreign);
        }

        assertThat(due(NOON)).containsExactly(own);
    }

    @Test
    void a_delivery_waits_for_the_first_attempt_of_an_earlier_event_with_its_order_key() {
        WebhookDelivery later = inserted(toEndpoint().at(3, PAYMENT).dueAt(NOON.minusSeconds(1)));
        WebhookDelivery earlier = inserted(toEndpoint().at(2, PAYMENT).dueAt(NOON));
        WebhookDelivery other = inserted(toEndpoint().at(4, "pay_2").dueAt(NOON));

        assertThat(due(NOON)).containsExactly(earlier, other);
        assertThat(due(NOON.minusMillis(1))).isEmpty();
        save(new WebhookDelivery(
                earlier.id(),
                endpoint,
                earlier.event(),
                earlier.eventName(),
                earlier.position(),
                new Pending(NOON.plusSeconds(60), 1),
                1,
                NOON));
        assertThat(due(NOON)).containsExactly(later, other);
    }

    @Test
    void a_delivery_does_not_wait_for_one_that_has_ended() {
        inserted(toEndpoint().at(1, PAYMENT).inState(new Succeeded(NOON)));
        inserted(toEndpoint().at(2, PAYMENT).inState(new Failed(NOON)));
        WebhookDelivery later = inserted(toEndpoint().at(3, PAYMENT));

        assertThat(due(NOON)).containsExactly(later);
    }

    @Test
    void a_delivery_that_has_failed_waits_for_none() {
        WebhookDelivery first = inserted(toEndpoint().at(1, PAYMENT));
        WebhookDelivery failed = inserted(toEndpoint().at(2, PAYMENT).inState(new Pending(NOON, 1)));

        assertThat(due(NOON)).containsExactly(first, failed);
    }

    @Test
    void deliveries_that_start_again_wait_for_each_other() {
        WebhookDelivery second =
                inserted(toEndpoint().at(2, PAYMENT).inState(new Failed(NOON)).after(9));
        WebhookDelivery first = inserted(
                toEndpoint().at(1, PAYMENT).inState(new Succeeded(NOON)).after(1));
        save(second.restarted(NOON));
        save(first.restarted(NOON));

        assertThat(due(NOON)).containsExactly(first.restarted(NOON));
        save(first);
        assertThat(due(NOON)).containsExactly(second.restarted(NOON));
    }

    @Test
    void deliveries_without_an_order_key_do_not_wait() {
        WebhookDelivery first = inserted(toEndpoint().at(1, null));
        WebhookDelivery second = inserted(toEndpoint().at(2, null));

        assertThat(due(NOON)).containsExactly(first, second);
    }

    @Test
    void the_next_delivery_is_due_at_the_earliest_instant_of_a_pending_one() {
        inserted(toEndpoint().at(2, PAYMENT).dueAt(NOON.plusMillis(2)));
        inserted(toEndpoint().at(3, PAYMENT).inState(new Pending(NOON.plusMillis(1), 4)));
        inserted(toEndpoint().inState(new Succeeded(NOON)));

        assertThat(store.webhookDeliveries().nextDueAt(scope, endpoint)).contains(NOON.plusMillis(1));
    }

    @Test
    void no_delivery_is_due_next_when_none_is_pending() {
        inserted(toEndpoint().inState(new Succeeded(NOON)));
        inserted(toEndpoint().inState(new Failed(NOON)));

        assertThat(store.webhookDeliveries().nextDueAt(scope, endpoint)).isEmpty();
    }

    @Test
    void the_next_delivery_is_one_of_the_endpoint_and_the_scope() {
        inserted(aWebhookDelivery().dueAt(NOON));
        otherScopes.forEach(
                otherScope -> insert(otherScope, toEndpoint().dueAt(NOON).build()));
        inserted(toEndpoint().dueAt(NOON.plusSeconds(1)));

        assertThat(store.webhookDeliveries().nextDueAt(scope, endpoint)).contains(NOON.plusSeconds(1));
    }

    private WebhookDeliveryBuilder toEndpoint() {
        return aWebhookDelivery().to(endpoint);
    }

    private WebhookDelivery inserted(WebhookDeliveryBuilder builder) {
        WebhookDelivery delivery = builder.build();
        insert(scope, delivery);
        return delivery;
    }

    private void insert(Scope where, WebhookDelivery delivery) {
        inUnit(() -> store.webhookDeliveries().insertIfAbsent(where, List.of(delivery)));
    }

    private void save(WebhookDelivery delivery) {
        inUnit(() -> store.webhookDeliveries().saveAll(scope, List.of(delivery)));
    }

    private List<WebhookDelivery> due(Instant now) {
        return store.webhookDeliveries().due(scope, endpoint, now, 10);
    }
}
