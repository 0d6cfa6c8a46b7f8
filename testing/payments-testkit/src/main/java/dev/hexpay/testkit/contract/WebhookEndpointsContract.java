package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static dev.hexpay.testkit.Builders.aWebhookEndpointId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.WebhookEndpointBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link WebhookEndpoints} guarantees, except for leases. */
public abstract class WebhookEndpointsContract extends StoreContract {
    @Test
    void an_endpoint_is_read_back_equal() {
        for (WebhookEndpoint endpoint : everyKind()) {
            inserted(scope, endpoint);
            assertThat(store.webhookEndpoints().find(scope, endpoint.id())).contains(endpoint);
            assertThat(inUnit(() -> store.webhookEndpoints().lock(scope, endpoint.id())))
                    .contains(endpoint);
        }
    }

    @Test
    void a_saved_endpoint_is_read_back_equal() {
        for (WebhookEndpoint next : everyKind()) {
            WebhookEndpoint endpoint = inserted(aWebhookEndpoint());
            WebhookEndpoint changed = new WebhookEndpoint(
                    endpoint.id(), next.settings(), next.secrets(), next.state(), endpoint.createdAt());
            save(scope, changed);
            assertThat(store.webhookEndpoints().find(scope, endpoint.id())).contains(changed);
            save(scope, endpoint);
            assertThat(store.webhookEndpoints().find(scope, endpoint.id())).contains(endpoint);
        }
    }

    private static List<WebhookEndpoint> everyKind() {
        String start = "https://shop.example/";
        WebhookEndpoint.Settings largest = new WebhookEndpoint.Settings(
                new WebUrl(start + "a".repeat(2048 - start.length())),
                EventName.PUBLISHED.stream().map(EventName::new).toList(),
                new Description(EdgeValues.widest(500)),
                LocalDate.of(2026, 7, 24));
        EndpointSecrets rotated = EndpointSecrets.of(new EncryptedSecret("k1." + "a".repeat(500)))
                .rotated(new EncryptedSecret("k2." + "b".repeat(500)), EdgeValues.LAST_MILLISECOND);
        List<WebhookEndpoint> all = new ArrayList<>(List.of(
                aWebhookEndpoint().build(),
                aWebhookEndpoint()
                        .with(largest)
                        .with(rotated)
                        .createdAt(EdgeValues.LAST_MILLISECOND)
                        .build(),
                aWebhookEndpoint().at("http://localhost:3000/?a=b#c").build(),
                aWebhookEndpoint()
                        .subscribedTo("usage.recorded", "customer.created")
                        .build(),
                aWebhookEndpoint().inState(new Active(7, 2)).build()));
        Stream.of(DisabledReason.values())
                .map(reason -> new Disabled(reason, EdgeValues.LAST_MILLISECOND))
                .forEach(state -> all.add(aWebhookEndpoint().inState(state).build()));
        return all;
    }

    @Test
    void an_endpoint_of_another_scope_is_not_saved() {
        WebhookEndpoint endpoint = inserted(aWebhookEndpoint());
        WebhookEndpoint disabled = endpoint.disabled(DisabledReason.GONE, NOON);
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> save(otherScope, disabled))
                    .as("%s", otherScope)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> save(scope, aWebhookEndpoint().build())).isInstanceOf(IllegalStateException.class);
        assertThat(store.webhookEndpoints().find(scope, endpoint.id())).contains(endpoint);
    }

    @Test
    void an_endpoint_is_found_in_its_own_scope_only() {
        WebhookEndpoint endpoint = inserted(aWebhookEndpoint());

        assertThat(store.webhookEndpoints().find(scope, endpoint.id())).contains(endpoint);
        for (Scope otherScope : otherScopes) {
            assertThat(store.webhookEndpoints().find(otherScope, endpoint.id())).isEmpty();
            assertThat(inUnit(() -> store.webhookEndpoints().lock(otherScope, endpoint.id())))
                    .isEmpty();
        }
        assertThat(store.webhookEndpoints().find(scope, aWebhookEndpointId())).isEmpty();
    }

    @Test
    void a_locked_endpoint_is_read_after_the_unit_that_locked_it() {
        WebhookEndpoint endpoint = inserted(aWebhookEndpoint());
        WebhookEndpoint disabled = endpoint.disabled(DisabledReason.REQUESTED, NOON);

        assertThat(blockedUntilCommit(
                        () -> store.webhookEndpoints().lock(scope, endpoint.id()),
                        () -> store.webhookEndpoints().save(scope, disabled),
                        () -> store.webhookEndpoints().lock(scope, endpoint.id())))
                .contains(disabled);
    }

    @Test
    void a_woken_endpoint_is_locked_until_the_unit_that_woke_it_ends() {
        WebhookEndpoint endpoint = inserted(aWebhookEndpoint());
        WebhookEndpoint disabled = endpoint.disabled(DisabledReason.REQUESTED, NOON);
        inUnit(() -> store.webhookEndpoints().wake(scope, List.of(endpoint.id()), NOON));

        assertThat(blockedUntilCommit(
                        () -> store.webhookEndpoints().wake(scope, List.of(endpoint.id()), NOON.plusSeconds(30)),
                        () -> store.webhookEndpoints().save(scope, disabled),
                        () -> store.webhookEndpoints().lock(scope, endpoint.id())))
                .contains(disabled);
    }

    @Test
    void an_endpoint_of_a_rolled_back_unit_is_not_stored() {
        WebhookEndpoint endpoint = aWebhookEndpoint().build();
        inRolledBackUnit(() -> store.webhookEndpoints().insert(scope, endpoint));

        assertThat(store.webhookEndpoints().find(scope, endpoint.id())).isEmpty();
    }

    @Test
    void an_operator_finds_an_endpoint_with_its_scope() {
        inserted(aWebhookEndpoint());
        for (Scope otherScope : otherScopes) {
            WebhookEndpoint endpoint = inserted(otherScope, aWebhookEndpoint().build());
            assertThat(store.webhookEndpoints().findInAnyScope(endpoint.id()))
                    .contains(new Scoped<>(otherScope, endpoint));
        }
        assertThat(store.webhookEndpoints().findInAnyScope(aWebhookEndpointId()))
                .isEmpty();
    }

    @Test
    void a_deleted_endpoint_is_not_found() {
        WebhookEndpoint endpoint = inserted(aWebhookEndpoint());
        WebhookEndpoint kept = inserted(aWebhookEndpoint());
        delete(scope, endpoint.id());
        delete(scope, aWebhookEndpointId());

        assertThat(store.webhookEndpoints().all(scope)).containsExactly(kept);
        assertThat(store.webhookEndpoints().find(scope, endpoint.id())).isEmpty();
    }

    @Test
    void an_endpoint_is_deleted_in_its_own_scope_only() {
        WebhookEndpoint endpoint = inserted(aWebhookEndpoint());
        otherScopes.forEach(otherScope -> delete(otherScope, endpoint.id()));

        assertThat(store.webhookEndpoints().find(scope, endpoint.id())).contains(endpoint);
    }

    @Test
    void endpoints_are_listed_newest_first_without_gaps_or_duplicates() {
        List<WebhookEndpoint> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, inserted(aWebhookEndpoint().createdAt(NOON.plusMillis(i))));
        }
        for (int limit = 1; limit <= 6; limit++) {
            assertThat(PagedReader.readAll(
                            page -> store.webhookEndpoints().list(scope, page), WebhookEndpoint::id, limit, () -> {}))
                    .as("in pages of %s", limit)
                    .containsExactlyElementsOf(newestFirst);
        }
    }

    @Test
    void all_endpoints_of_a_scope_are_returned_oldest_first() {
        WebhookEndpoint newest = inserted(aWebhookEndpoint().createdAt(NOON.plusMillis(2)));
        WebhookEndpoint oldest = inserted(aWebhookEndpoint());
        WebhookEndpoint middle = inserted(aWebhookEndpoint().createdAt(NOON.plusMillis(1)));

        assertThat(store.webhookEndpoints().all(scope)).containsExactly(oldest, middle, newest);
    }

    @Test
    void endpoints_of_every_scope_are_read_in_steps_by_their_ids() {
        List<Scoped<WebhookEndpoint>> all = new ArrayList<>();
        for (Scope each : List.of(otherScopes.get(0), scope, otherScopes.get(1), scope)) {
            all.add(new Scoped<>(each, inserted(each, aWebhookEndpoint().build())));
        }
        all.sort(Comparator.comparing(endpoint -> endpoint.value().id().value()));

        assertThat(store.webhookEndpoints().inAnyScope(null, 3)).containsExactlyElementsOf(all.subList(0, 3));
        assertThat(store.webhookEndpoints().inAnyScope(all.get(1).value().id(), 1))
                .containsExactly(all.get(2));
        assertThat(store.webhookEndpoints().inAnyScope(all.get(2).value().id(), 3))
                .containsExactly(all.get(3));
        assertThat(store.webhookEndpoints().inAnyScope(all.get(3).value().id(), 3))
                .isEmpty();
    }

    @Test
    void endpoints_are_listed_in_their_own_scope_only() {
        WebhookEndpoint own = inserted(aWebhookEndpoint());
        for (Scope otherScope : otherScopes) {
            WebhookEndpoint foreign = inserted(otherScope, aWebhookEndpoint().build());
            assertThat(store.webhookEndpoints().all(otherScope)).containsExactly(foreign);
            assertThat(store.webhookEndpoints()
                            .list(otherScope, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(store.webhookEndpoints().all(scope)).containsExactly(own);
    }

    @Test
    void a_unit_that_creates_endpoints_waits_for_another_one_of_its_scope() {
        WebhookEndpoint created = aWebhookEndpoint().build();

        List<WebhookEndpoint> seen = blockedUntilCommit(
                () -> store.webhookEndpoints().lockCreation(scope),
                () -> store.webhookEndpoints().insert(scope, created),
                () -> {
                    store.webhookEndpoints().lockCreation(scope);
                    return store.webhookEndpoints().all(scope);
                });
        assertThat(seen).containsExactly(created);
    }

    private WebhookEndpoint inserted(WebhookEndpointBuilder builder) {
        return inserted(scope, builder.build());
    }

    private WebhookEndpoint inserted(Scope where, WebhookEndpoint endpoint) {
        inUnit(() -> store.webhookEndpoints().insert(where, endpoint));
        return endpoint;
    }

    private void save(Scope where, WebhookEndpoint endpoint) {
        inUnit(() -> store.webhookEndpoints().save(where, endpoint));
    }

    private void delete(Scope where, WebhookEndpointId id) {
        inUnit(() -> store.webhookEndpoints().delete(where, id));
    }
}
