package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static dev.hexpay.testkit.Builders.aWebhookEndpointId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.WebhookEndpointBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the leases of {@link WebhookEndpoints} guarantee. */
public abstract class WebhookLeasesContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(30);
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    @Test
    void an_endpoint_is_leased_as_it_is_stored_from_the_instant_it_is_due() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());

        assertThat(lease(NOON.minusMillis(1))).isEmpty();
        assertThat(lease(NOON)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void a_new_endpoint_is_not_leased() {
        inserted(scope, aWebhookEndpoint());

        assertThat(lease(FAR)).isEmpty();
    }

    @Test
    void endpoints_of_every_scope_are_leased_with_their_scope() {
        List<Scoped<WebhookEndpoint>> expected = new ArrayList<>();
        for (Scope otherScope : otherScopes) {
            WebhookEndpoint endpoint = inserted(otherScope, aWebhookEndpoint());
            wake(otherScope, endpoint.id(), NOON);
            expected.add(new Scoped<>(otherScope, endpoint));
        }

        assertThat(leaseAll(NOON)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void an_endpoint_is_leased_in_its_own_lane_only() {
        WebhookEndpoint healthy = due(NOON, aWebhookEndpoint().inState(new Active(0, 0)));
        WebhookEndpoint failing = due(NOON, aWebhookEndpoint().inState(new Active(1, 0)));

        assertThat(lease(Lane.FAILING, NOON)).contains(new Scoped<>(scope, failing));
        assertThat(lease(Lane.FAILING, NOON)).isEmpty();
        assertThat(lease(Lane.HEALTHY, NOON)).contains(new Scoped<>(scope, healthy));
        assertThat(lease(Lane.HEALTHY, NOON)).isEmpty();
    }

    @Test
    void a_disabled_endpoint_is_not_leased() {
        Stream.of(DisabledReason.values())
                .forEach(reason -> due(NOON, aWebhookEndpoint().inState(new Disabled(reason, NOON))));
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        save(endpoint.disabled(DisabledReason.GONE, NOON));

        assertThat(lease(Lane.HEALTHY, FAR)).isEmpty();
        assertThat(lease(Lane.FAILING, FAR)).isEmpty();
    }

    @Test
    void an_endpoint_that_is_enabled_is_due_since_it_was_due() {
        WebhookEndpoint disabled = due(NOON, aWebhookEndpoint().inState(new Disabled(DisabledReason.EXHAUSTED, NOON)));
        save(disabled.enabled());

        assertThat(lease(NOON)).contains(new Scoped<>(scope, disabled.enabled()));
    }

    @Test
    void a_leased_endpoint_is_leased_again_when_its_lease_ends() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        lease(NOON);

        assertThat(lease(LATER.minusMillis(1))).isEmpty();
        assertThat(store.webhookEndpoints().lease(Lane.HEALTHY, LATER, FAR)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void a_leased_endpoint_that_is_saved_stays_leased() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        lease(NOON);
        save(endpoint);

        assertThat(lease(LATER.minusMillis(1))).isEmpty();
    }

    @Test
    void the_longest_due_endpoint_is_leased_first() {
        WebhookEndpoint third = due(NOON, aWebhookEndpoint());
        WebhookEndpoint first = due(NOON.minusSeconds(2), aWebhookEndpoint());
        WebhookEndpoint second = due(NOON.minusSeconds(1), aWebhookEndpoint());

        assertThat(leaseAll(NOON)).extracting(Scoped::value).containsExactly(first, second, third);
    }

    @Test
    void a_rolled_back_lease_ends() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        inRolledBackUnit(() -> lease(NOON));

        assertThat(lease(NOON)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void concurrent_workers_lease_different_endpoints() {
        IntStream.range(0, 20).forEach(i -> due(NOON, aWebhookEndpoint()));

        List<Future<List<Scoped<WebhookEndpoint>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> leaseAll(NOON)))
                .toList();

        List<Scoped<WebhookEndpoint>> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + leaseAll(NOON).size()).isEqualTo(20);
    }

    @Test
    void an_endpoint_that_is_due_earlier_is_not_delayed() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        wake(scope, endpoint.id(), LATER);

        assertThat(lease(NOON)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void an_endpoint_that_is_due_later_becomes_due_earlier() {
        WebhookEndpoint endpoint = due(LATER, aWebhookEndpoint());
        wake(scope, endpoint.id(), NOON);

        assertThat(lease(NOON)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void a_lease_does_not_end_when_a_delivery_becomes_due() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        lease(NOON);
        wake(scope, endpoint.id(), NOON.minusSeconds(1));

        assertThat(lease(LATER.minusMillis(1))).isEmpty();
    }

    @Test
    void only_the_given_endpoints_of_the_scope_become_due() {
        WebhookEndpoint one = inserted(scope, aWebhookEndpoint());
        WebhookEndpoint another = inserted(scope, aWebhookEndpoint());
        inserted(scope, aWebhookEndpoint());
        otherScopes.forEach(otherScope -> wake(otherScope, one.id(), NOON));
        inUnit(() -> store.webhookEndpoints().wake(scope, List.of(), NOON));
        assertThat(leaseAll(FAR)).isEmpty();

        inUnit(() -> store.webhookEndpoints().wake(scope, List.of(one.id(), another.id(), aWebhookEndpointId()), NOON));
        assertThat(leaseAll(NOON)).extracting(Scoped::value).containsExactlyInAnyOrder(one, another);
    }

    @Test
    void a_released_endpoint_is_leased_when_it_is_due_next() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        lease(NOON);
        release(scope, endpoint.id(), NOON.plusSeconds(1));

        assertThat(lease(NOON)).isEmpty();
        assertThat(lease(NOON.plusSeconds(1))).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void a_released_endpoint_for_which_nothing_is_due_is_not_leased() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        lease(NOON);
        release(scope, endpoint.id(), null);

        assertThat(lease(FAR)).isEmpty();
        wake(scope, endpoint.id(), LATER);
        assertThat(lease(LATER)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void the_lease_of_a_later_worker_does_not_end() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        lease(NOON);
        store.webhookEndpoints().lease(Lane.HEALTHY, LATER, FAR);
        release(scope, endpoint.id(), NOON);

        assertThat(lease(FAR.minusMillis(1))).isEmpty();
        assertThat(lease(FAR)).contains(new Scoped<>(scope, endpoint));
    }

    @Test
    void an_endpoint_is_released_in_its_own_scope_only() {
        WebhookEndpoint endpoint = due(NOON, aWebhookEndpoint());
        WebhookEndpoint another = due(NOON.plusMillis(1), aWebhookEndpoint());
        lease(NOON);
        otherScopes.forEach(otherScope -> release(otherScope, endpoint.id(), NOON));
        release(scope, another.id(), NOON.plusMillis(1));

        assertThat(lease(NOON)).isEmpty();
    }

    private WebhookEndpoint due(Instant dueAt, WebhookEndpointBuilder builder) {
        WebhookEndpoint endpoint = inserted(scope, builder);
        wake(scope, endpoint.id(), dueAt);
        return endpoint;
    }

    private WebhookEndpoint inserted(Scope where, WebhookEndpointBuilder builder) {
        WebhookEndpoint endpoint = builder.build();
        inUnit(() -> store.webhookEndpoints().insert(where, endpoint));
        return endpoint;
    }

    private void save(WebhookEndpoint endpoint) {
        inUnit(() -> store.webhookEndpoints().save(scope, endpoint));
    }

    private void wake(Scope where, WebhookEndpointId id, Instant dueAt) {
        inUnit(() -> store.webhookEndpoints().wake(where, List.of(id), dueAt));
    }

    private void release(Scope where, WebhookEndpointId id, @Nullable Instant nextDueAt) {
        inUnit(() -> store.webhookEndpoints().release(where, id, LATER, nextDueAt));
    }

    private Optional<Scoped<WebhookEndpoint>> lease(Instant now) {
        return lease(Lane.HEALTHY, now);
    }

    private Optional<Scoped<WebhookEndpoint>> lease(Lane lane, Instant now) {
        return store.webhookEndpoints().lease(lane, now, LATER);
    }

    /** Leases until no healthy endpoint is due. */
    private List<Scoped<WebhookEndpoint>> leaseAll(Instant now) {
        List<Scoped<WebhookEndpoint>> leased = new ArrayList<>();
        Optional<Scoped<WebhookEndpoint>> next = store.webhookEndpoints().lease(Lane.HEALTHY, now, FAR.plusSeconds(1));
        while (next.isPresent() && leased.size() < 100) {
            leased.add(next.get());
            next = store.webhookEndpoints().lease(Lane.HEALTHY, now, FAR.plusSeconds(1));
        }
        return leased;
    }
}
