package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aMethod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Customers} promises of keeping and changing; {@link CustomerSearchContract} has finding and listing. */
public abstract class CustomersContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_customer_with_only_an_email_address_is_read_back_equal() {
        assertReadBack(aCustomer().build());
    }

    @Test
    void a_customer_with_everything_as_long_as_it_can_be_is_read_back_equal() {
        assertReadBack(Samples.fullestCustomer().build());
    }

    @Test
    void no_notes_and_empty_notes_are_told_apart() {
        assertReadBack(aCustomer().with(Map.of()).build());
        assertReadBack(aCustomer().build());
    }

    @Test
    void notes_are_read_back_in_their_order() {
        Metadata notes = find(stored(Samples.fullestCustomer())).profile().metadata();
        assertThat(notes).isNotNull();
        assertThat(notes.entries().keySet())
                .containsExactlyElementsOf(Samples.fullestNotes().keySet());
    }

    @Test
    void an_email_address_is_read_back_as_it_was_spelled() {
        assertReadBack(aCustomer().at("Ada.Lovelace@Example.COM").build());
    }

    @Test
    void a_customer_whose_own_id_is_free_is_kept_and_returned() {
        Customer customer = aCustomer().knownAs("user_42").build();
        assertThat(stored(scope, customer)).isEqualTo(customer);
        assertThat(find(customer)).isEqualTo(customer);
    }

    @Test
    void a_customer_whose_own_id_is_taken_is_not_kept_and_the_other_is_returned_unchanged() {
        Customer first = stored(aCustomer().knownAs("user_42").at("first@example.com"));
        Customer second =
                aCustomer().knownAs("user_42").at("second@example.com").build();
        assertThat(stored(scope, second)).isEqualTo(first);
        assertThat(find(first)).isEqualTo(first);
        assertThat(store.customers().find(scope, second.id())).isEmpty();
    }

    @Test
    void own_ids_that_differ_in_case_are_different() {
        Customer lower = stored(aCustomer().knownAs("user_a"));
        Customer upper = stored(aCustomer().knownAs("USER_A"));
        assertThat(upper.id()).isNotEqualTo(lower.id());
        assertThat(find(lower).merchantsId()).isEqualTo("user_a");
        assertThat(find(upper).merchantsId()).isEqualTo("USER_A");
    }

    @Test
    void customers_without_an_own_id_are_all_kept_even_with_one_email_address() {
        Customer first = stored(aCustomer());
        Customer second = stored(aCustomer());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(find(first)).isEqualTo(first);
        assertThat(find(second)).isEqualTo(second);
    }

    @Test
    void an_own_id_is_taken_in_its_own_scope_only() {
        Customer own = stored(aCustomer().knownAs("user_42"));
        for (Scope stranger : strangers) {
            Customer foreign = aCustomer().knownAs("user_42").build();
            assertThat(stored(stranger, foreign)).as("%s", stranger).isEqualTo(foreign);
        }
        assertThat(find(own)).isEqualTo(own);
    }

    @Test
    void of_two_who_come_at_once_with_one_own_id_the_second_waits_and_gets_the_first() {
        Customer first = aCustomer().knownAs("user_42").build();
        Customer second = aCustomer().knownAs("user_42").build();
        Customer got = waitingFor(
                () -> store.customers().insertOrFind(scope, first),
                () -> {},
                () -> store.customers().insertOrFind(scope, second));
        assertThat(got).isEqualTo(first);
        assertThat(store.customers().find(scope, second.id())).isEmpty();
    }

    @Test
    void when_the_first_of_two_with_one_own_id_is_given_up_the_second_is_kept() {
        Customer first = aCustomer().knownAs("user_42").build();
        Customer second = aCustomer().knownAs("user_42").build();
        Customer got = waitingInVain(
                () -> store.customers().insertOrFind(scope, first),
                () -> store.customers().insertOrFind(scope, second));
        assertThat(got).isEqualTo(second);
        assertThat(find(second)).isEqualTo(second);
    }

    @Test
    void a_saved_customer_comes_back_with_the_next_version_and_is_read_back_equal() {
        Customer stored = stored(aCustomer());
        Customer described = stored.described(Samples.fullestCustomer().profile(), LATER);
        Customer saved = save(described);
        assertThat(saved.version()).isEqualTo(stored.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(described);
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void what_was_known_can_be_forgotten() {
        Customer stored = stored(Samples.fullestCustomer());
        Customer saved = save(stored.described(aCustomer().profile(), LATER));
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void the_default_method_is_saved_and_replaced() {
        Customer stored = stored(aCustomer());
        PaymentMethod first = aMethod().of(stored.id()).build();
        PaymentMethod second = aMethod().of(stored.id()).build();
        inUnit(() -> store.paymentMethods().insert(scope, first));
        inUnit(() -> store.paymentMethods().insert(scope, second));
        Customer once = save(stored.chargedBy(first.id(), LATER));
        assertThat(find(stored)).isEqualTo(once);
        Customer twice = save(once.chargedBy(second.id(), LATER));
        assertThat(find(stored)).isEqualTo(twice);
        assertThat(twice.defaultMethod()).isEqualTo(second.id());
    }

    @Test
    void a_save_against_an_older_version_loses_and_changes_nothing() {
        Customer stored = stored(aCustomer());
        Customer winner =
                save(stored.described(aCustomer().at("winner@example.com").profile(), LATER));
        assertThatThrownBy(() -> save(
                        stored.described(aCustomer().at("loser@example.com").profile(), LATER)))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(stored)).isEqualTo(winner);
    }

    @Test
    void of_two_who_save_at_once_the_second_loses() {
        Customer stored = stored(aCustomer());
        Customer first = stored.described(aCustomer().at("winner@example.com").profile(), LATER);
        Customer second = stored.described(aCustomer().at("loser@example.com").profile(), LATER);
        assertThatThrownBy(() -> waitingFor(
                        () -> store.customers().save(scope, first),
                        () -> {},
                        () -> store.customers().save(scope, second)))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(stored).profile()).isEqualTo(first.profile());
    }

    @Test
    void a_customer_of_another_scope_is_not_saved() {
        Customer stored = stored(aCustomer());
        Customer changed = stored.described(aCustomer().named("Mallory").profile(), LATER);
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> inUnit(() -> store.customers().save(stranger, changed)))
                    .isInstanceOf(StaleWrite.class);
        }
        assertThat(find(stored)).isEqualTo(stored);
    }

    @Test
    void a_customer_who_was_never_kept_is_not_saved() {
        assertThatThrownBy(() -> save(aCustomer().build())).isInstanceOf(StaleWrite.class);
    }

    @Test
    void a_customer_cannot_take_the_own_id_of_another() {
        stored(aCustomer().knownAs("user_1"));
        Customer other = stored(aCustomer().knownAs("user_2"));
        assertThatThrownBy(
                        () -> save(other.described(aCustomer().knownAs("user_1").profile(), LATER)))
                .isInstanceOf(AlreadyThere.class);
        assertThat(find(other)).isEqualTo(other);
    }

    @Test
    void a_customer_can_take_an_own_id_that_is_taken_in_another_scope() {
        for (Scope stranger : strangers) {
            stored(stranger, aCustomer().knownAs("user_1").build());
        }
        Customer own = stored(aCustomer());
        Customer saved = save(own.described(aCustomer().knownAs("user_1").profile(), LATER));
        assertThat(find(own)).isEqualTo(saved);
    }

    @Test
    void a_customer_keeps_their_own_id_when_they_are_saved() {
        Customer stored = stored(aCustomer().knownAs("user_1"));
        Customer saved =
                save(stored.described(aCustomer().knownAs("user_1").named("Ada").profile(), LATER));
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void a_customer_is_locked_in_their_own_scope_only() {
        Customer stored = stored(aCustomer());
        for (Scope stranger : strangers) {
            assertThat(inUnit(() -> store.customers().lock(stranger, stored.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.customers().lock(scope, stored.id()))).contains(stored);
        assertThat(inUnit(() -> store.customers().lock(scope, aCustomerId()))).isEmpty();
    }

    @Test
    void who_locks_second_waits_and_sees_what_the_first_has_changed() {
        Customer stored = stored(aCustomer());
        Customer changed = stored.described(aCustomer().named("Ada").profile(), LATER);
        Customer seen = waitingFor(
                () -> store.customers().lock(scope, stored.id()),
                () -> store.customers().save(scope, changed),
                () -> store.customers().lock(scope, stored.id()).orElseThrow());
        assertThat(seen.profile()).isEqualTo(changed.profile());
        assertThat(seen).isEqualTo(find(stored));
    }

    @Test
    void while_a_customer_is_locked_nobody_else_changes_them() {
        Customer stored = stored(aCustomer());
        Customer first = stored.described(aCustomer().named("Ada").profile(), LATER);
        Customer second = stored.described(aCustomer().named("Bob").profile(), LATER);
        assertThatThrownBy(() -> waitingFor(
                        () -> store.customers().lock(scope, stored.id()),
                        () -> store.customers().save(scope, first),
                        () -> store.customers().save(scope, second)))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(stored).profile()).isEqualTo(first.profile());
    }

    private void assertReadBack(Customer customer) {
        assertThat(stored(scope, customer)).isEqualTo(customer);
        assertThat(find(customer)).isEqualTo(customer);
    }

    private Customer find(Customer customer) {
        return store.customers().find(scope, customer.id()).orElseThrow();
    }

    /** Saves what is given, no more and no less, as its next version. */
    private Customer save(Customer customer) {
        Customer saved = inUnit(() -> store.customers().save(scope, customer));
        assertThat(saved.version()).isEqualTo(customer.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(customer);
        return saved;
    }
}
