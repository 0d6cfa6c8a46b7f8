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
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.EventName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the filters of {@link Outbox#list} and {@link Outbox#between} guarantee. */
public abstract class EventListContract extends StoreContract {
    private static final EventName CREATED = new EventName("payment_link.created");
    private static final EventName CANCELED = new EventName("payment_link.canceled");

    @Test
    void a_list_is_filtered_by_the_name_of_events() {
        append(scope, created(NOON, aPaymentId()));
        Event canceled = append(scope, canceled(NOON, aPaymentId()));

        assertThat(listed(EventFilter.ALL.withName(CANCELED))).containsExactly(canceled);
        assertThat(listed(EventFilter.ALL.withName(new EventName("usage.recorded"))))
                .isEmpty();
    }

    @Test
    void an_event_is_found_by_each_object_that_it_is_about() {
        EventSubjects subjects = aboutEverything();
        append(scope, anEvent(NOON, aboutEverything()));
        Event event = append(scope, anEvent(NOON, subjects));
        append(scope, anEvent(NOON));

        for (String id : ids(subjects)) {
            assertThat(listed(EventFilter.ALL.withSubject(id))).as(id).containsExactly(event);
        }
    }

    @Test
    void a_text_that_is_no_id_of_such_an_object_matches_no_event() {
        Event event = append(scope, anEvent(NOON, aboutEverything()));

        for (String text :
                List.of("", "pay_", event.id().value(), "%", aPaymentId().value())) {
            assertThat(listed(EventFilter.ALL.withSubject(text))).as(text).isEmpty();
        }
    }

    @Test
    void the_instants_of_a_filter_are_excluded() {
        append(scope, anEvent(NOON));
        Event between = append(scope, anEvent(NOON.plusMillis(1)));
        append(scope, anEvent(NOON.plusMillis(2)));

        assertThat(listed(occurred(NOON, NOON.plusMillis(2)))).containsExactly(between);
        assertThat(listed(occurred(NOON, NOON.plusMillis(1)))).isEmpty();
    }

    @Test
    void events_of_a_time_are_listed_although_clocks_of_servers_differ() {
        Event before = append(scope, anEvent(NOON.minusMillis(1)));
        Event ahead = append(scope, anEvent(NOON.plusSeconds(60)));
        Event behind = append(scope, anEvent(NOON));
        Event after = append(scope, anEvent(NOON.plusSeconds(59)));

        assertThat(listed(occurred(NOON.minusMillis(1), NOON.plusSeconds(61)))).containsExactly(after, behind, ahead);
        assertThat(listed(occurred(NOON, null))).containsExactly(after, ahead);
        assertThat(listed(occurred(null, NOON.plusSeconds(60)))).containsExactly(after, behind, before);
        assertThat(between(NOON, NOON.plusSeconds(61))).containsExactly(ahead, behind, after);
        assertThat(between(NOON, NOON.plusSeconds(60))).containsExactly(behind, after);
    }

    @Test
    void every_combination_of_filters_matches_all_conditions_page_by_page() {
        PaymentId payment = aPaymentId();
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            PaymentId itsPayment = i % 3 == 0 ? aPaymentId() : payment;
            Instant at = NOON.plusSeconds(i * 900L);
            all.add(0, append(scope, i % 4 == 0 ? canceled(at, itsPayment) : created(at, itsPayment)));
            append(otherScopes.get(i % 2), created(at, payment));
        }
        for (EventName name : Arrays.asList(null, CREATED, CANCELED)) {
            for (String subject : Arrays.asList(null, payment.value())) {
                for (Instant after : Arrays.asList(null, NOON.plusSeconds(2_700))) {
                    for (Instant before : Arrays.asList(null, NOON.plusSeconds(18_000))) {
                        assertPages(new EventFilter(name, subject, after, before), all);
                    }
                }
            }
        }
    }

    private void assertPages(EventFilter filter, List<Event> all) {
        List<Event> expected =
                all.stream().filter(event -> matches(event, filter)).toList();
        assertThat(expected).as("%s", filter).isNotEmpty();
        for (int limit : new int[] {1, 2, 5, expected.size(), 100}) {
            assertThat(PagedReader.readAll(
                            page -> store.outbox().list(scope, filter, page).map(EventRecord::event),
                            Event::id,
                            limit,
                            () -> {}))
                    .as("%s in pages of %s", filter, limit)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static boolean matches(Event event, EventFilter filter) {
        return (filter.name() == null
                        || event.type().publishedName().equals(filter.name().value()))
                && (filter.subject() == null || ids(event.subjects()).contains(filter.subject()))
                && (filter.occurredAfter() == null || event.occurredAt().isAfter(filter.occurredAfter()))
                && (filter.occurredBefore() == null || event.occurredAt().isBefore(filter.occurredBefore()));
    }

    @Test
    void events_between_two_instants_include_the_first_and_exclude_the_last() {
        append(scope, anEvent(NOON.minusMillis(1)));
        Event first = append(scope, anEvent(NOON));
        Event second = append(scope, anEvent(NOON.plusMillis(1)));
        append(scope, anEvent(NOON.plusMillis(2)));

        assertThat(between(NOON, NOON.plusMillis(2))).containsExactly(first, second);
        assertThat(between(NOON, NOON)).isEmpty();
    }

    @Test
    void the_first_events_between_two_instants_are_returned_up_to_the_limit() {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(append(scope, anEvent(NOON.plusMillis(i))));
        }

        assertThat(store.outbox().between(scope, NOON, NOON.plusSeconds(1), 3))
                .extracting(EventRecord::event)
                .containsExactlyElementsOf(all.subList(0, 3));
    }

    @Test
    void events_between_two_instants_are_of_their_own_scope_only() {
        Event own = append(scope, anEvent(NOON));
        otherScopes.forEach(otherScope -> append(otherScope, anEvent(NOON)));

        assertThat(between(NOON, NOON.plusSeconds(1))).containsExactly(own);
    }

    @Test
    void a_filtered_list_has_events_of_its_own_scope_only() {
        EventSubjects subjects = aboutEverything();
        otherScopes.forEach(otherScope -> append(otherScope, anEvent(NOON, subjects)));

        List<EventFilter> filters = new ArrayList<>(
                List.of(EventFilter.ALL.withName(CREATED), occurred(NOON.minusMillis(1), NOON.plusMillis(1))));
        ids(subjects).forEach(id -> filters.add(EventFilter.ALL.withSubject(id)));
        filters.forEach(filter -> assertThat(listed(filter)).as("%s", filter).isEmpty());
    }

    @Test
    void the_page_after_an_unknown_event_is_empty() {
        append(scope, anEvent(NOON));

        assertThat(store.outbox()
                        .list(scope, EventFilter.ALL, new PageRequest<>(10, anEventId()))
                        .items())
                .isEmpty();
    }

    private static EventSubjects aboutEverything() {
        return new EventSubjects(
                aPaymentId(), aTransactionId(), anInvoiceId(), aCustomerId(), aRefundId(), aDisputeId());
    }

    private static List<String> ids(EventSubjects subjects) {
        return Stream.of(
                        subjects.payment() == null ? null : subjects.payment().value(),
                        subjects.transaction() == null
                                ? null
                                : subjects.transaction().value(),
                        subjects.invoice() == null ? null : subjects.invoice().value(),
                        subjects.customer() == null ? null : subjects.customer().value(),
                        subjects.refund() == null ? null : subjects.refund().value(),
                        subjects.dispute() == null ? null : subjects.dispute().value())
                .filter(id -> id != null)
                .toList();
    }

    private static EventFilter occurred(@Nullable Instant after, @Nullable Instant before) {
        return EventFilter.ALL.withOccurredAfter(after).withOccurredBefore(before);
    }

    private static Event created(Instant at, PaymentId payment) {
        return anEvent(at, EventSubjects.of(payment, null));
    }

    private static Event canceled(Instant at, PaymentId payment) {
        EventPayload payload =
                new EventPayload.PaymentLink(payment.value(), "canceled", 25_00, "usd", "Consulting", null);
        Event event = anEvent(at, EventType.PAYMENT_LINK_CANCELED, payload);
        return new Event(event.id(), at, event.type(), EventSubjects.of(payment, null), payload);
    }

    private Event append(Scope where, Event event) {
        inUnit(() -> store.outbox().append(where, event));
        return event;
    }

    private List<Event> listed(EventFilter filter) {
        return store.outbox()
                .list(scope, filter, PageRequest.first(100))
                .map(EventRecord::event)
                .items();
    }

    private List<Event> between(Instant from, Instant until) {
        return store.outbox().between(scope, from, until, 100).stream()
                .map(EventRecord::event)
                .toList();
    }
}
