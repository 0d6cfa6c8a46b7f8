package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aWebhookDelivery;
import static dev.hexpay.testkit.Builders.aWebhookEndpointId;
import static dev.hexpay.testkit.Builders.anEventId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.DeliveryFilter.Status;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.DeliveryState.Failed;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookDelivery.EventRef;
import dev.hexpay.domain.webhook.WebhookDelivery.Position;
import dev.hexpay.testkit.WebhookDeliveryBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link WebhookDeliveries} guarantees, except for due deliveries and attempts. */
public abstract class WebhookDeliveriesContract extends StoreContract {
    private static final List<DeliveryState> STATES = List.of(
            new Pending(NOON, 0),
            new Pending(EdgeValues.LAST_MILLISECOND, 9),
            new Succeeded(EdgeValues.LAST_MILLISECOND),
            new Failed(EdgeValues.LAST_MILLISECOND));

    private final WebhookEndpointId endpoint = aWebhookEndpointId();

    @Test
    void a_delivery_is_read_back_equal() {
        for (DeliveryState state : STATES) {
            assertFound(inserted(aWebhookDelivery().to(endpoint).inState(state)));
        }
        EventRef largest = new EventRef(
                anEventId(),
                "subscription.cancellation_scheduled",
                new Position(Long.MAX_VALUE, "pay_" + "1".repeat(26)));
        assertFound(inserted(aWebhookDelivery()
                .to(endpoint)
                .of(largest)
                .after(Integer.MAX_VALUE)
                .createdAt(EdgeValues.LAST_MILLISECOND)));
    }

    @Test
    void a_saved_delivery_is_read_back_equal() {
        for (DeliveryState state : STATES) {
            WebhookDelivery delivery = inserted(aWebhookDelivery().to(endpoint).at(7, "pay_1"));
            WebhookDelivery changed = new WebhookDelivery(
                    delivery.id(),
                    endpoint,
                    delivery.event(),
                    delivery.eventName(),
                    delivery.position(),
                    state,
                    3,
                    delivery.createdAt());
            save(scope, changed);
            assertFound(changed);
            save(scope, delivery);
            assertFound(delivery);
        }
    }

    @Test
    void a_delivery_that_does_not_exist_is_left_out() {
        WebhookDelivery first = inserted(aWebhookDelivery().to(endpoint));
        WebhookDelivery missing = aWebhookDelivery().to(endpoint).build();
        WebhookDelivery last = inserted(aWebhookDelivery().to(endpoint));
        List<WebhookDelivery> ended = Stream.of(first, missing, last)
                .map(delivery -> delivery.ended(NOON))
                .toList();
        inUnit(() -> store.webhookDeliveries().saveAll(scope, ended));
        inUnit(() -> store.webhookDeliveries().saveAll(scope, List.of()));

        assertFound(ended.get(0));
        assertThat(store.webhookDeliveries().find(scope, endpoint, missing.id()))
                .isEmpty();
        assertFound(ended.get(2));
    }

    @Test
    void a_delivery_of_another_scope_is_not_saved() {
        WebhookDelivery delivery = inserted(aWebhookDelivery().to(endpoint));
        for (Scope otherScope : otherScopes) {
            save(otherScope, delivery.ended(NOON));
            assertThat(store.webhookDeliveries().find(otherScope, endpoint, delivery.id()))
                    .isEmpty();
        }
        assertFound(delivery);
    }

    @Test
    void an_endpoint_has_one_delivery_of_an_event() {
        WebhookDelivery first = inserted(aWebhookDelivery().to(endpoint));
        WebhookDelivery second =
                aWebhookDelivery().to(endpoint).of(first.event()).after(5).build();
        WebhookDelivery other = aWebhookDelivery().to(endpoint).build();
        WebhookDelivery elsewhere = aWebhookDelivery().of(first.event()).build();
        insert(scope, second, other, elsewhere);

        assertThat(listed(endpoint, DeliveryFilter.ALL)).containsExactlyInAnyOrder(first, other);
        assertThat(listed(elsewhere.endpoint(), DeliveryFilter.ALL)).containsExactly(elsewhere);
    }

    @Test
    void no_delivery_is_inserted_by_a_rolled_back_unit() {
        inRolledBackUnit(() -> insert(scope, aWebhookDelivery().to(endpoint).build()));

        assertThat(listed(endpoint, DeliveryFilter.ALL)).isEmpty();
    }

    @Test
    void a_delivery_is_found_for_its_own_endpoint_and_scope_only() {
        WebhookDelivery delivery = inserted(aWebhookDelivery().to(endpoint));

        assertFound(delivery);
        assertThat(store.webhookDeliveries().find(scope, aWebhookEndpointId(), delivery.id()))
                .isEmpty();
        for (Scope otherScope : otherScopes) {
            assertThat(store.webhookDeliveries().find(otherScope, endpoint, delivery.id()))
                    .isEmpty();
        }
    }

    @Test
    void the_deliveries_of_events_are_those_of_the_endpoint() {
        WebhookDelivery one = inserted(aWebhookDelivery().to(endpoint));
        WebhookDelivery another = inserted(aWebhookDelivery().to(endpoint));
        inserted(aWebhookDelivery().to(endpoint));
        inserted(aWebhookDelivery().of(one.event()));
        List<EventId> events = List.of(one.event(), another.event(), anEventId());

        assertThat(store.webhookDeliveries().of(scope, endpoint, events)).containsExactlyInAnyOrder(one, another);
        assertThat(store.webhookDeliveries().of(scope, endpoint, List.of())).isEmpty();
    }

    @Test
    void the_deliveries_of_events_are_those_of_the_scope() {
        WebhookDelivery own = inserted(aWebhookDelivery().to(endpoint));
        for (Scope otherScope : otherScopes) {
            insert(otherScope, aWebhookDelivery().to(endpoint).of(own.event()).build());
            assertThat(store.webhookDeliveries().of(otherScope, endpoint, List.of(own.event())))
                    .hasSize(1)
                    .doesNotContain(own);
        }
        assertThat(store.webhookDeliveries().of(scope, endpoint, List.of(own.event())))
                .containsExactly(own);
    }

    @Test
    void deliveries_are_listed_for_their_own_endpoint_and_scope_only() {
        WebhookDelivery own = inserted(aWebhookDelivery().to(endpoint));
        inserted(aWebhookDelivery());
        for (Scope otherScope : otherScopes) {
            WebhookDelivery foreign = aWebhookDelivery().to(endpoint).build();
            insert(otherScope, foreign);
            assertThat(store.webhookDeliveries()
                            .list(otherScope, endpoint, DeliveryFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }

        assertThat(listed(endpoint, DeliveryFilter.ALL)).containsExactly(own);
    }

    @Test
    void every_filter_of_deliveries_matches_page_by_page_newest_first() {
        List<WebhookDelivery> newestFirst = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant at = NOON.plusMillis(i / 2);
            newestFirst.add(inserted(aWebhookDelivery()
                    .to(endpoint)
                    .inState(STATES.get(i % STATES.size()))
                    .createdAt(at)));
        }
        newestFirst.sort((a, b) -> b.id().value().compareTo(a.id().value()));
        EventId event = newestFirst.get(4).event();
        for (Status status : Arrays.asList(null, Status.PENDING, Status.SUCCEEDED, Status.FAILED)) {
            for (EventId one : Arrays.asList(null, event)) {
                assertPages(new DeliveryFilter(status, one), newestFirst);
            }
        }
    }

    private void assertPages(DeliveryFilter filter, List<WebhookDelivery> newestFirst) {
        for (int limit : new int[] {1, 2, 3, 12, 13}) {
            assertThat(PagedReader.readAll(
                            page -> store.webhookDeliveries().list(scope, endpoint, filter, page),
                            WebhookDelivery::id,
                            limit,
                            () -> {}))
                    .as("%s in pages of %s", filter, limit)
                    .containsExactlyElementsOf(newestFirst.stream()
                            .filter(delivery -> matches(delivery, filter))
                            .toList());
        }
    }

    private static boolean matches(WebhookDelivery delivery, DeliveryFilter filter) {
        Status status = delivery.state() instanceof Pending
                ? Status.PENDING
                : delivery.state() instanceof Failed ? Status.FAILED : Status.SUCCEEDED;
        return (filter.status() == null || filter.status() == status)
                && (filter.event() == null || filter.event().equals(delivery.event()));
    }

    private WebhookDelivery inserted(WebhookDeliveryBuilder builder) {
        WebhookDelivery delivery = builder.build();
        insert(scope, delivery);
        return delivery;
    }

    private void insert(Scope where, WebhookDelivery... deliveries) {
        inUnit(() -> store.webhookDeliveries().insertIfAbsent(where, List.of(deliveries)));
    }

    private void save(Scope where, WebhookDelivery delivery) {
        inUnit(() -> store.webhookDeliveries().saveAll(where, List.of(delivery)));
    }

    private void assertFound(WebhookDelivery delivery) {
        assertThat(store.webhookDeliveries().find(scope, delivery.endpoint(), delivery.id()))
                .contains(delivery);
    }

    private List<WebhookDelivery> listed(WebhookEndpointId itsEndpoint, DeliveryFilter filter) {
        return store.webhookDeliveries()
                .list(scope, itsEndpoint, filter, PageRequest.first(100))
                .items();
    }
}
