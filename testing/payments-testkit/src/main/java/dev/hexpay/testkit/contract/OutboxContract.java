package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anEvent;
import static dev.hexpay.testkit.Builders.anEventId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} guarantees. */
public abstract class OutboxContract extends StoreContract {
    private static final Instant AT = EdgeValues.LAST_MILLISECOND;

    @Test
    void every_event_about_a_link_is_read_back_equal() {
        assertReadBack(EventSamples.aboutLinks());
    }

    @Test
    void every_event_about_money_is_read_back_equal() {
        assertReadBack(EventSamples.aboutMoney());
    }

    @Test
    void every_event_about_a_customer_is_read_back_equal() {
        assertReadBack(EventSamples.aboutCustomers());
    }

    @Test
    void metadata_in_an_event_keeps_its_order() {
        Map<String, String> metadata = EdgeValues.largestMetadata();
        append(
                scope,
                event(
                        EventType.CUSTOMER_CREATED,
                        new EventPayload.Customer(
                                "cus_1", null, null, "ada@example.com", null, null, null, metadata, AT, NOON)));
        EventPayload.Customer read = (EventPayload.Customer) listed().get(0).payload();
        assertThat(read.metadata()).isNotNull();
        assertThat(read.metadata().keySet()).containsExactlyElementsOf(metadata.keySet());
    }

    @Test
    void an_event_is_visible_after_its_unit_commits() {
        Event event = anEvent(NOON);
        inUnit(() -> {
            store.outbox().append(scope, event);
            assertThat(resultOf(inOtherThread(this::listed)))
                    .as("by others, before the commit")
                    .isEmpty();
        });
        assertThat(listed()).containsExactly(event);
    }

    @Test
    void an_event_of_a_rolled_back_unit_is_never_visible() {
        inRolledBackUnit(() -> store.outbox().append(scope, anEvent(NOON)));
        assertThat(listed()).isEmpty();
    }

    @Test
    void payloads_are_rendered_as_published() {
        assertRendered(EventSamples.aboutLinks(), RenderedEvents.aboutLinks());
        assertRendered(EventSamples.aboutMoney(), RenderedEvents.aboutMoney());
        assertRendered(EventSamples.aboutCustomers(), RenderedEvents.aboutCustomers());
    }

    @Test
    void only_characters_that_must_be_escaped_are_escaped() {
        EventPayload payload = new EventPayload.PaymentLink(
                "pay_1", "pending", 1, "usd", "/<\u00e9\u2028\u007f\u0001\u001f\b\f\\>", null);

        assertThat(store.outbox().render(payload))
                .contains("\"description\":\"/<\u00e9\u2028\u007f\\u0001\\u001F\\b\\f\\\\>\"");
    }

    @Test
    void an_event_is_stored_with_its_rendered_payload() {
        for (Event event : EventSamples.all()) {
            append(scope, event);
            assertThat(found(scope, event).data()).isEqualTo(store.outbox().render(event.payload()));
        }
    }

    @Test
    void an_event_keeps_the_objects_that_it_is_about() {
        EventSubjects subjects = new EventSubjects(
                aPaymentId(), aTransactionId(), anInvoiceId(), aCustomerId(), aRefundId(), aDisputeId());
        Event event = append(scope, anEvent(NOON, subjects));
        Event other = append(scope, anEvent(NOON, EventSubjects.of(aCustomerId())));

        assertThat(found(scope, event).event()).isEqualTo(event);
        assertThat(found(scope, other).event()).isEqualTo(other);
    }

    @Test
    void events_are_in_the_order_in_which_they_are_stored() {
        Event first = append(scope, anEvent(NOON.plusMillis(1)));
        Event second = append(scope, anEvent(NOON.plusMillis(2)));
        Event third = append(scope, anEvent(NOON));

        assertThat(listed()).containsExactly(third, second, first);
        assertThat(List.of(found(scope, first), found(scope, second), found(scope, third)))
                .isSortedAccordingTo(Comparator.comparing(EventRecord::sequence))
                .extracting(EventRecord::sequence)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_event_is_found_in_its_own_scope_only() {
        Event event = append(scope, anEvent(NOON));

        assertThat(found(scope, event).event()).isEqualTo(event);
        for (Scope otherScope : otherScopes) {
            assertThat(store.outbox().find(otherScope, event.id())).isEmpty();
        }
        assertThat(store.outbox().find(scope, anEventId())).isEmpty();
    }

    @Test
    void events_are_found_by_their_ids_in_their_own_scope_only() {
        Event event = append(scope, anEvent(NOON));
        Event another = append(scope, anEvent(NOON));
        append(scope, anEvent(NOON));
        Event foreign = append(otherScopes.get(0), anEvent(NOON));
        List<EventId> ids = List.of(event.id(), another.id(), foreign.id(), anEventId());

        assertThat(store.outbox().findAll(scope, ids))
                .containsExactlyInAnyOrder(found(scope, event), found(scope, another));
        assertThat(store.outbox().findAll(scope, List.of())).isEmpty();
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(0, append(scope, anEvent(NOON.plusMillis(i / 3))));
        }
        for (int limit = 1; limit <= 11; limit++) {
            List<Event> read = PagedReader.readAll(this::page, Event::id, limit, () -> {});
            assertThat(read).as("in pages of %s", limit).containsExactlyElementsOf(all);
        }
        List<Event> read =
                PagedReader.readAll(this::page, Event::id, 3, () -> append(scope, anEvent(NOON.plusSeconds(9))));
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void events_are_listed_in_their_own_scope_only() {
        Event own = append(scope, anEvent(NOON));
        for (Scope otherScope : otherScopes) {
            Event foreign = append(otherScope, anEvent(NOON));
            assertThat(store.outbox()
                            .list(otherScope, EventFilter.ALL, PageRequest.first(100))
                            .map(EventRecord::event)
                            .items())
                    .as("%s", otherScope)
                    .containsExactly(foreign);
        }
        assertThat(listed()).containsExactly(own);
    }

    private void assertRendered(List<Event> events, List<String> rendered) {
        assertThat(events).map(event -> store.outbox().render(event.payload())).containsExactlyElementsOf(rendered);
    }

    private EventRecord found(Scope where, Event event) {
        return store.outbox().find(where, event.id()).orElseThrow();
    }

    private void assertReadBack(List<Event> events) {
        List<Event> newestFirst = new ArrayList<>();
        for (Event event : events) {
            newestFirst.add(0, append(scope, event));
        }
        assertThat(listed()).containsExactlyElementsOf(newestFirst);
    }

    private static Event event(EventType type, EventPayload payload) {
        return anEvent(NOON, type, payload);
    }

    private Event append(Scope where, Event event) {
        inUnit(() -> store.outbox().append(where, event));
        return event;
    }

    private List<Event> listed() {
        return page(PageRequest.first(100)).items();
    }

    private Page<Event> page(PageRequest<EventId> page) {
        return store.outbox().list(scope, EventFilter.ALL, page).map(EventRecord::event);
    }
}
