package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
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
                new EventData.PaymentLinkCreated("pay_1", "pending", Money.MAX_MINOR, "usd", text, "user \"42\""),
                new EventData.PaymentLinkCreated("pay_1", "pending", 1, "jpy", "a\tb\r\nc", null),
                new EventData.PaymentLinkCanceled("pay_1", "canceled", 1, "eur", text, "user_42"),
                new EventData.PaymentLinkCanceled("pay_1", "canceled", 1, "eur", text, null),
                new EventData.PaymentLinkCompleted(
                        "pay_1", "succeeded", 1, "eur", text, "user_42", "inv_1", "INV-0001", "txn_1"),
                new EventData.PaymentLinkFailed("pay_1", "failed", 1, "eur", text, "user_42", "card_declined", "No."),
                new EventData.PaymentLinkFailed("pay_1", "failed", 1, "eur", text, null, "card_declined", "No.")));
    }

    @Test
    void every_event_about_money_is_read_back_equal() {
        List<EventData> all = new ArrayList<>(incomingMoney());
        all.addAll(returnedMoney());
        assertReadBack(all);
    }

    private static List<EventData> incomingMoney() {
        return List.of(
                new EventData.PaymentReceived(
                        "inv_1",
                        "INV-0001",
                        Money.MAX_MINOR,
                        "cus_1",
                        null,
                        "txn_1",
                        "sandbox",
                        2,
                        "usd",
                        3,
                        "ada@example.com",
                        AT),
                new EventData.PaymentFailed(null, null, "cus_1", null, "sandbox", "card_declined", "No.", null),
                new EventData.PaymentFailed(
                        null,
                        null,
                        "cus_1",
                        null,
                        "sandbox",
                        "authentication_required",
                        "Authentication is required.",
                        "https://pay.example/pay/x"),
                new EventData.InvoiceCreated(
                        "inv_1",
                        "INV-0001",
                        "paid",
                        AT,
                        AT.plusMillis(1),
                        AT.plusMillis(2),
                        AT.plusMillis(3),
                        "usd",
                        25_00,
                        29_75,
                        "cus_1",
                        null));
    }

    private static List<EventData> returnedMoney() {
        return List.of(
                new EventData.PaymentRefunded(
                        "txn_1", "sandbox", "pay_1", "inv_1", "INV-0001", "cus_1", null, Money.MAX_MINOR, "usd"),
                new EventData.PaymentRefunded("txn_1", "sandbox", null, "inv_1", "INV-0001", "cus_1", null, 1, "jpy"),
                new EventData.PaymentDisputed(
                        "txn_1", "sandbox", "pay_1", "inv_1", "INV-0001", "cus_1", null, 2, "usd", "fraudulent"),
                new EventData.PaymentDisputed(
                        "txn_1", "sandbox", null, "inv_1", "INV-0001", "cus_1", null, 2, "usd", null),
                new EventData.PaymentDisputeResolved(
                        "txn_1", "sandbox", null, "inv_1", "INV-0001", "cus_1", null, 2, "usd", null, "lost"),
                new EventData.InvoiceVoided(
                        "inv_1",
                        "INV-0001",
                        "void",
                        AT,
                        AT.plusMillis(1),
                        AT.plusMillis(2),
                        AT.plusMillis(3),
                        "usd",
                        25_00,
                        29_75,
                        "cus_1",
                        null));
    }

    @Test
    void every_event_about_a_customer_is_read_back_equal() {
        Map<String, String> metadata = EdgeValues.largestMetadata();
        assertReadBack(List.of(
                new EventData.PaymentMethodUpdated("cus_1", new EventData.CardData("visa", "0042", 1, 2030)),
                new EventData.PaymentMethodUpdated("cus_1", null),
                new EventData.CustomerCreated(
                        "cus_1", "user_42", "Ada", "ada@example.com", "DE123", "vat", "UTC", metadata, AT, NOON),
                new EventData.CustomerCreated("cus_1", null, null, "ada@example.com", null, null, null, null, AT, NOON),
                new EventData.CustomerUpdated(
                        "cus_1", "user_42", "Ada", "ada@example.com", "DE123", "vat", "UTC", Map.of(), AT, NOON),
                new EventData.CustomerUpdated(
                        "cus_1", null, null, "ada@example.com", null, null, null, null, AT, NOON)));
    }

    @Test
    void metadata_in_an_event_keeps_its_order() {
        Map<String, String> metadata = EdgeValues.largestMetadata();
        append(new EventData.CustomerCreated(
                "cus_1", null, null, "ada@example.com", null, null, null, metadata, AT, NOON));
        EventData.CustomerCreated read =
                (EventData.CustomerCreated) listed().get(0).data();
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
            assertThat(store.outbox().list(otherScope, PageRequest.first(100)).items())
                    .as("%s", otherScope)
                    .containsExactly(foreign);
        }
        assertThat(listed()).containsExactly(own);
    }

    private void assertReadBack(List<EventData> data) {
        List<Event> events = new ArrayList<>();
        for (EventData item : data) {
            events.add(0, append(item));
        }
        assertThat(listed()).containsExactlyElementsOf(events);
    }

    private Event append(EventData data) {
        return append(scope, anEvent(NOON, data));
    }

    private Event append(Scope where, Event event) {
        inUnit(() -> store.outbox().append(where, event));
        return event;
    }

    private List<Event> listed() {
        return page(PageRequest.first(100)).items();
    }

    private Page<Event> page(PageRequest<EventId> page) {
        return store.outbox().list(scope, page);
    }
}
