package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aMethod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Customers} guarantees about inserting and saving; {@link CustomerSearchContract} covers the queries. */
public abstract class CustomersContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_customer_with_only_an_email_address_is_read_back_equal() {
        assertReadBack(aCustomer().build());
    }

    @Test
    void a_customer_with_every_field_at_its_maximum_is_read_back_equal() {
        assertReadBack(EdgeValues.largestCustomer().build());
    }

    @Test
    void missing_and_empty_metadata_are_different() {
        assertReadBack(aCustomer().withMetadata(Map.of()).build());
        assertReadBack(aCustomer().build());
    }

    @Test
    void metadata_keeps_its_order() {
        Metadata metadata = find(stored(EdgeValues.largestCustomer())).profile().metadata();
        assertThat(metadata).isNotNull();
        assertThat(metadata.entries().keySet())
                .containsExactlyElementsOf(EdgeValues.largestMetadata().keySet());
    }

    @Test
    void an_email_address_keeps_its_case() {
        assertReadBack(aCustomer().withEmail("Ada.Lovelace@Example.COM").build());
    }

    @Test
    void a_customer_with_a_free_external_id_is_inserted_and_returned() {
        Customer customer = aCustomer().withExternalId("user_42").build();
        assertThat(stored(scope, customer)).isEqualTo(customer);
        assertThat(find(customer)).isEqualTo(customer);
    }

    @Test
    void a_taken_external_id_returns_the_existing_customer_unchanged() {
        Customer first = stored(aCustomer().withExternalId("user_42").withEmail("first@example.com"));
        Customer second = aCustomer()
                .withExternalId("user_42")
                .withEmail("second@example.com")
                .build();
        assertThat(stored(scope, second)).isEqualTo(first);
        assertThat(find(first)).isEqualTo(first);
        assertThat(store.customers().find(scope, second.id())).isEmpty();
    }

    @Test
    void external_ids_are_case_sensitive() {
        Customer lower = stored(aCustomer().withExternalId("user_a"));
        Customer upper = stored(aCustomer().withExternalId("USER_A"));
        assertThat(upper.id()).isNotEqualTo(lower.id());
        assertThat(find(lower).merchantReference()).isEqualTo("user_a");
        assertThat(find(upper).merchantReference()).isEqualTo("USER_A");
    }

    @Test
    void customers_without_external_id_may_share_an_email_address() {
        Customer first = stored(aCustomer());
        Customer second = stored(aCustomer());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(find(first)).isEqualTo(first);
        assertThat(find(second)).isEqualTo(second);
    }

    @Test
    void an_external_id_is_taken_in_its_own_scope_only() {
        Customer own = stored(aCustomer().withExternalId("user_42"));
        for (Scope otherScope : otherScopes) {
            Customer foreign = aCustomer().withExternalId("user_42").build();
            assertThat(stored(otherScope, foreign)).as("%s", otherScope).isEqualTo(foreign);
        }
        assertThat(find(own)).isEqualTo(own);
    }

    @Test
    void a_concurrent_insert_with_the_same_external_id_waits_and_returns_the_first() {
        Customer first = aCustomer().withExternalId("user_42").build();
        Customer second = aCustomer().withExternalId("user_42").build();
        Customer got = blockedUntilCommit(
                () -> store.customers().getOrInsert(scope, first),
                () -> {},
                () -> store.customers().getOrInsert(scope, second));
        assertThat(got).isEqualTo(first);
        assertThat(store.customers().find(scope, second.id())).isEmpty();
    }

    @Test
    void a_waiting_insert_succeeds_when_the_first_is_rolled_back() {
        Customer first = aCustomer().withExternalId("user_42").build();
        Customer second = aCustomer().withExternalId("user_42").build();
        Customer got = blockedUntilRollback(
                () -> store.customers().getOrInsert(scope, first),
                () -> store.customers().getOrInsert(scope, second));
        assertThat(got).isEqualTo(second);
        assertThat(find(second)).isEqualTo(second);
    }

    @Test
    void a_saved_customer_has_the_next_version_and_is_read_back_equal() {
        Customer stored = stored(aCustomer());
        Customer described = stored.withProfile(EdgeValues.largestCustomer().profile(), LATER);
        Customer saved = save(described);
        assertThat(saved.version()).isEqualTo(stored.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(described);
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void optional_fields_can_be_cleared() {
        Customer stored = stored(EdgeValues.largestCustomer());
        Customer saved = save(stored.withProfile(aCustomer().profile(), LATER));
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void the_default_method_is_saved_and_replaced() {
        Customer stored = stored(aCustomer());
        PaymentMethod first = aMethod().of(stored.id()).build();
        PaymentMethod second = aMethod().of(stored.id()).build();
        inUnit(() -> store.paymentMethods().insert(scope, first));
        inUnit(() -> store.paymentMethods().insert(scope, second));
        Customer once = save(stored.withDefaultMethod(first.id(), LATER));
        assertThat(find(stored)).isEqualTo(once);
        Customer twice = save(once.withDefaultMethod(second.id(), LATER));
        assertThat(find(stored)).isEqualTo(twice);
        assertThat(twice.defaultMethod()).isEqualTo(second.id());
    }

    @Test
    void a_stale_save_fails_and_changes_nothing() {
        Customer stored = stored(aCustomer());
        Customer winner = save(
                stored.withProfile(aCustomer().withEmail("winner@example.com").profile(), LATER));
        assertThatThrownBy(() -> save(stored.withProfile(
                        aCustomer().withEmail("loser@example.com").profile(), LATER)))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(stored)).isEqualTo(winner);
    }

    @Test
    void the_second_of_two_concurrent_saves_fails() {
        Customer stored = stored(aCustomer());
        Customer first =
                stored.withProfile(aCustomer().withEmail("winner@example.com").profile(), LATER);
        Customer second =
                stored.withProfile(aCustomer().withEmail("loser@example.com").profile(), LATER);
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.customers().save(scope, first),
                        () -> {},
                        () -> store.customers().save(scope, second)))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(stored).profile()).isEqualTo(first.profile());
    }

    @Test
    void a_customer_of_another_scope_is_not_saved() {
        Customer stored = stored(aCustomer());
        Customer changed = stored.withProfile(aCustomer().named("Mallory").profile(), LATER);
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> inUnit(() -> store.customers().save(otherScope, changed)))
                    .isInstanceOf(OptimisticLockException.class);
        }
        assertThat(find(stored)).isEqualTo(stored);
    }

    @Test
    void a_customer_that_was_never_inserted_is_not_saved() {
        assertThatThrownBy(() -> save(aCustomer().build())).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void a_customer_cannot_take_the_external_id_of_another() {
        stored(aCustomer().withExternalId("user_1"));
        Customer other = stored(aCustomer().withExternalId("user_2"));
        assertThatThrownBy(() -> save(
                        other.withProfile(aCustomer().withExternalId("user_1").profile(), LATER)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(find(other)).isEqualTo(other);
    }

    @Test
    void a_customer_can_take_an_external_id_that_is_taken_in_another_scope() {
        for (Scope otherScope : otherScopes) {
            stored(otherScope, aCustomer().withExternalId("user_1").build());
        }
        Customer own = stored(aCustomer());
        Customer saved =
                save(own.withProfile(aCustomer().withExternalId("user_1").profile(), LATER));
        assertThat(find(own)).isEqualTo(saved);
    }

    @Test
    void a_saved_customer_may_keep_its_external_id() {
        Customer stored = stored(aCustomer().withExternalId("user_1"));
        Customer saved = save(stored.withProfile(
                aCustomer().withExternalId("user_1").named("Ada").profile(), LATER));
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void a_customer_is_locked_in_their_own_scope_only() {
        Customer stored = stored(aCustomer());
        for (Scope otherScope : otherScopes) {
            assertThat(inUnit(() -> store.customers().lock(otherScope, stored.id())))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.customers().lock(scope, stored.id()))).contains(stored);
        assertThat(inUnit(() -> store.customers().lock(scope, aCustomerId()))).isEmpty();
    }

    @Test
    void the_second_lock_waits_and_sees_the_committed_change() {
        Customer stored = stored(aCustomer());
        Customer changed = stored.withProfile(aCustomer().named("Ada").profile(), LATER);
        Customer seen = blockedUntilCommit(
                () -> store.customers().lock(scope, stored.id()),
                () -> store.customers().save(scope, changed),
                () -> store.customers().lock(scope, stored.id()).orElseThrow());
        assertThat(seen.profile()).isEqualTo(changed.profile());
        assertThat(seen).isEqualTo(find(stored));
    }

    @Test
    void a_locked_customer_is_not_changed_by_others() {
        Customer stored = stored(aCustomer());
        Customer first = stored.withProfile(aCustomer().named("Ada").profile(), LATER);
        Customer second = stored.withProfile(aCustomer().named("Bob").profile(), LATER);
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.customers().lock(scope, stored.id()),
                        () -> store.customers().save(scope, first),
                        () -> store.customers().save(scope, second)))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(stored).profile()).isEqualTo(first.profile());
    }

    private void assertReadBack(Customer customer) {
        assertThat(stored(scope, customer)).isEqualTo(customer);
        assertThat(find(customer)).isEqualTo(customer);
    }

    private Customer find(Customer customer) {
        return store.customers().find(scope, customer.id()).orElseThrow();
    }

    /** Saves and checks that nothing but the version changed. */
    private Customer save(Customer customer) {
        Customer saved = inUnit(() -> store.customers().save(scope, customer));
        assertThat(saved.version()).isEqualTo(customer.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(customer);
        return saved;
    }
}
