package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.EndpointState;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} guarantees for the distribution of events and for their deletion. */
public abstract class EventDistributionContract extends StoreContract {
    @BeforeEach
    void createEndpoints() {
        otherScopes.forEach(this::storedEndpoint);
        storedEndpoint(scope);
    }

    @Test
    void events_of_every_scope_are_undistributed_in_their_order() {
        Scoped<EventId> first = append(scope, NOON.plusMillis(2));
        List<Scoped<EventId>> ofOthers = otherScopes.stream()
                .map(otherScope -> append(otherScope, NOON.plusMillis(1)))
                .toList();
        Scoped<EventId> last = append(scope, NOON);

        List<Scoped<EventId>> undistributed = store.outbox().undistributed(10);
        assertThat(undistributed).containsSubsequence(first, last).hasSize(4).containsAll(ofOthers);
        assertThat(lock(scope, undistributed)).map(EventRecord::id).containsExactly(first.value(), last.value());
    }

    @Test
    void an_undistributed_event_equals_the_stored_one() {
        Event event = anEvent(NOON);
        inUnit(() -> store.outbox().append(scope, event));

        assertThat(lock(scope, store.outbox().undistributed(10))).containsExactly(stored(event.id()));
    }

    @Test
    void the_first_undistributed_events_are_returned_up_to_the_limit() {
        List<Scoped<EventId>> appended =
                IntStream.range(0, 5).mapToObj(i -> append(scope, NOON)).toList();

        assertThat(store.outbox().undistributed(2)).containsExactlyElementsOf(appended.subList(0, 2));
    }

    @Test
    void a_distributed_event_is_not_distributed_again() {
        append(scope, NOON);
        append(otherScopes.get(0), NOON);
        distribute(1);
        distribute(1);
        Scoped<EventId> later = append(scope, NOON);

        assertThat(store.outbox().undistributed(10)).containsExactly(later);
    }

    @Test
    void an_event_of_a_scope_without_endpoints_counts_as_distributed() {
        WebhookEndpoint endpoint = store.webhookEndpoints().all(scope).get(0);
        inUnit(() -> store.webhookEndpoints().delete(scope, endpoint.id()));
        Scoped<EventId> before = append(scope, NOON);
        Scoped<EventId> ofOther = append(otherScopes.get(0), NOON);
        storedEndpoint(scope);
        Scoped<EventId> after = append(scope, NOON);

        assertThat(store.outbox().undistributed(10)).containsExactly(ofOther, after);
        assertThat(store.outbox().deleteDistributed(NOON.plusMillis(1), 10)).isEqualTo(1);
        assertThat(store.outbox().find(scope, before.value())).isEmpty();
    }

    @Test
    void an_event_of_a_disabled_endpoint_is_distributed() {
        WebhookEndpoint endpoint = store.webhookEndpoints().all(scope).get(0);
        inUnit(() ->
                store.webhookEndpoints().save(scope, endpoint.disabled(EndpointState.DisabledReason.REQUESTED, NOON)));
        Scoped<EventId> event = append(scope, NOON);

        assertThat(store.outbox().undistributed(10)).containsExactly(event);
    }

    @Test
    void a_distributed_event_is_unchanged() {
        Scoped<EventId> event = append(scope, NOON);
        EventRecord before = stored(event.value());
        distribute(10);

        assertThat(stored(event.value())).isEqualTo(before);
    }

    @Test
    void a_rolled_back_distribution_leaves_the_events_undistributed() {
        Scoped<EventId> event = append(scope, NOON);
        inRolledBackUnit(() -> distribute(10));

        assertThat(store.outbox().undistributed(10)).containsExactly(event);
    }

    @Test
    void a_second_distributor_waits_and_leaves_out_what_the_first_distributed() {
        Scoped<EventId> first = append(scope, NOON);
        append(otherScopes.get(0), NOON);
        Scoped<EventId> third = append(scope, NOON);

        List<EventRecord> second =
                blockedUntilCommit(() -> distribute(2), () -> {}, () -> lock(scope, List.of(first, third)));
        assertThat(second).map(EventRecord::id).containsExactly(third.value());
    }

    @Test
    void a_second_distributor_gets_the_events_of_one_that_is_rolled_back() {
        Scoped<EventId> first = append(scope, NOON);
        Scoped<EventId> second = append(scope, NOON);

        List<EventRecord> locked = blockedUntilRollback(() -> distribute(2), () -> lock(scope, List.of(first, second)));
        assertThat(locked).map(EventRecord::id).containsExactly(first.value(), second.value());
    }

    @Test
    void concurrent_distributors_distribute_each_event_once_and_in_order() {
        List<Scoped<EventId>> distributed = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean isComplete = new AtomicBoolean();
        List<Future<Boolean>> distributors = IntStream.range(0, 3)
                .mapToObj(i -> inOtherThread(() -> {
                    boolean wasComplete;
                    int count;
                    do {
                        wasComplete = isComplete.get();
                        count = distribute(3, distributed::addAll);
                    } while (distributed.size() < 100 && (count > 0 || !wasComplete));
                    return true;
                }))
                .toList();

        List<Scoped<EventId>> appended = IntStream.range(0, 40)
                .mapToObj(i -> append(i % 2 == 0 ? scope : otherScopes.get(0), NOON))
                .toList();
        isComplete.set(true);
        distributors.forEach(this::resultOf);

        assertThat(distributed).hasSameSizeAs(appended);
        for (Scope each : List.of(scope, otherScopes.get(0))) {
            assertThat(distributed)
                    .filteredOn(Scoped::scope, each)
                    .containsExactlyElementsOf(appended.stream()
                            .filter(event -> event.scope().equals(each))
                            .toList());
        }
    }

    @Test
    void distributed_events_from_before_an_instant_are_deleted_in_every_scope() {
        Scoped<EventId> old = append(scope, NOON.minusMillis(1));
        Scoped<EventId> foreign = append(otherScopes.get(0), NOON.minusMillis(2));
        Scoped<EventId> kept = append(scope, NOON);
        distribute(10);

        assertThat(store.outbox().deleteDistributed(NOON, 10)).isEqualTo(2);
        assertThat(store.outbox().find(scope, old.value())).isEmpty();
        assertThat(store.outbox().find(foreign.scope(), foreign.value())).isEmpty();
        assertThat(store.outbox().find(scope, kept.value())).isPresent();
    }

    @Test
    void an_undistributed_event_is_not_deleted() {
        append(scope, NOON);
        distribute(10);
        Scoped<EventId> undistributed = append(scope, NOON);

        assertThat(store.outbox().deleteDistributed(NOON.plusSeconds(60), 10)).isEqualTo(1);
        assertThat(store.outbox().undistributed(10)).containsExactly(undistributed);
    }

    @Test
    void distributed_events_are_deleted_up_to_the_limit() {
        IntStream.range(0, 5).forEach(i -> append(scope, NOON));
        distribute(10);

        assertThat(store.outbox().deleteDistributed(NOON.plusMillis(1), 3)).isEqualTo(3);
        assertThat(store.outbox()
                        .list(scope, EventFilter.ALL, PageRequest.first(10))
                        .items())
                .hasSize(2);
        assertThat(store.outbox().deleteDistributed(NOON.plusMillis(1), 3)).isEqualTo(2);
    }

    private Scoped<EventId> append(Scope where, Instant at) {
        Event event = anEvent(at);
        inUnit(() -> store.outbox().append(where, event));
        return new Scoped<>(where, event.id());
    }

    private void distribute(int limit) {
        distribute(limit, distributed -> {});
    }

    /** Distributes the first events, each scope in a unit of work; returns how many were found. */
    private int distribute(int limit, Consumer<List<Scoped<EventId>>> distributed) {
        List<Scoped<EventId>> found = store.outbox().undistributed(limit);
        found.stream()
                .map(Scoped::scope)
                .distinct()
                .forEach(where -> inUnit(() -> {
                    List<EventRecord> locked = lock(where, found);
                    store.outbox().markDistributed(where, locked);
                    distributed.accept(locked.stream()
                            .map(event -> new Scoped<>(where, event.id()))
                            .toList());
                }));
        return found.size();
    }

    /** Locks those of the events that are of this scope. */
    private List<EventRecord> lock(Scope where, List<Scoped<EventId>> events) {
        List<EventId> ids = events.stream()
                .filter(event -> event.scope().equals(where))
                .map(Scoped::value)
                .toList();
        return inUnit(() -> store.outbox().lockUndistributed(where, ids));
    }

    private EventRecord stored(EventId id) {
        return store.outbox().find(scope, id).orElseThrow();
    }
}
