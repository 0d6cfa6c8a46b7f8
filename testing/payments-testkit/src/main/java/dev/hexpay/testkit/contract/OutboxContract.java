package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} guarantees. */
public abstract class OutboxContract extends StoreContract {
    private static final Instant AT = EdgeValues.LAST_MILLISECOND;

    @Test
    void every_event_about_a_link_is_read_back_equal() {
        String text = EdgeValues.widest(500);
        assertReadBack(List.of(
                event(
                        EventType.PAYMENT_LINK_CREATED,
                        new EventPayload.PaymentLink("pay_1", "pending", Money.MAX_MINOR, "usd", text, "user \"42\"")),
                event(
                        EventType.PAYMENT_LINK_CREATED,
                        new EventPayload.PaymentLink("pay_1", "pending", 1, "jpy", "a\tb\r\nc", null)),
                event(
                        EventType.PAYMENT_LINK_CANCELED,
                        new EventPayload.PaymentLink("pay_1", "canceled", 1, "eur", text, "user_42")),
                event(
                        EventType.PAYMENT_LINK_CANCELED,
                        new EventPayload.PaymentLink("pay_1", "canceled", 1, "eur", text, null)),
                event(
                        EventType.PAYMENT_LINK_COMPLETED,
                        new EventPayload.CompletedPaymentLink(
                                "pay_1", "succeeded", 1, "eur", text, "user_42", "inv_1", "INV-0001", "txn_1")),
                event(
                        EventType.PAYMENT_LINK_FAILED,
                        new EventPayload.FailedPaymentLink(
                                "pay_1", "failed", 1, "eur", text, "user_42", "card_declined", "No.")),
                event(
                        EventType.PAYMENT_LINK_FAILED,
                        new EventPayload.FailedPaymentLink(
                                "pay_1", "failed", 1, "eur", text, null, "card_declined", "No."))));
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
    void events_are_listed_newest_first_regardless_of_insertion_order() {
        Event middle = append(scope, anEvent(NOON.plusMillis(1)));
        Event newest = append(scope, anEvent(NOON.plusMillis(2)));
        Event oldest = append(scope, anEvent(NOON));
        assertThat(listed()).containsExactly(newest, middle, oldest);
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
