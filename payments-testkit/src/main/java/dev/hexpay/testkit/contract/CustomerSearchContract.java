package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Customers} promises of finding, listing and deciding who pays. */
public abstract class CustomerSearchContract extends StoreContract {
    private static final EmailAddress EMAIL = new EmailAddress("Ada@Example.com");
    private static final EmailAddress SAME_EMAIL = new EmailAddress("aDA@eXAMPLE.COM");

    @Test
    void a_customer_is_found_in_their_own_scope_only() {
        Customer stored = stored(aCustomer());
        for (Scope stranger : strangers) {
            assertThat(store.customers().find(stranger, stored.id()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.customers().find(scope, stored.id())).contains(stored);
        assertThat(store.customers().find(scope, aCustomerId())).isEmpty();
    }

    @Test
    void those_of_many_ids_that_are_there_are_found() {
        Customer first = stored(aCustomer());
        Customer second = stored(Samples.fullestCustomer());
        stored(aCustomer());
        assertThat(store.customers().findAll(scope, List.of(first.id(), second.id(), aCustomerId(), first.id())))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void of_no_ids_nobody_is_found() {
        stored(aCustomer());
        assertThat(store.customers().findAll(scope, List.of())).isEmpty();
    }

    @Test
    void those_of_many_ids_are_found_in_their_own_scope_only() {
        Customer stored = stored(aCustomer());
        for (Scope stranger : strangers) {
            assertThat(store.customers().findAll(stranger, List.of(stored.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.customers().findAll(scope, List.of(stored.id()))).containsExactly(stored);
    }

    @Test
    void a_customer_is_found_by_their_own_id() {
        Customer stored = stored(aCustomer().knownAs(Samples.widest(100)));
        stored(aCustomer().knownAs("user_1"));
        stored(aCustomer());
        assertThat(store.customers().findByExternalId(scope, new ExternalId(Samples.widest(100))))
                .contains(stored);
        assertThat(store.customers().findByExternalId(scope, new ExternalId("USER_1")))
                .as("in another case")
                .isEmpty();
        assertThat(store.customers().findByExternalId(scope, new ExternalId("user_2")))
                .isEmpty();
    }

    @Test
    void a_customer_is_found_by_their_own_id_in_their_own_scope_only() {
        Customer stored = stored(aCustomer().knownAs("user_1"));
        for (Scope stranger : strangers) {
            assertThat(store.customers().findByExternalId(stranger, new ExternalId("user_1")))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.customers().findByExternalId(scope, new ExternalId("user_1")))
                .contains(stored);
    }

    @Test
    void the_oldest_customer_with_an_email_address_is_found_in_any_case() {
        Customer newer = stored(aCustomer().at(EMAIL.value()).madeAt(NOON.plusMillis(1)));
        Customer oldest = stored(aCustomer().at(EMAIL.value()).madeAt(NOON));
        stored(aCustomer().at("bob@example.com").madeAt(NOON.minusMillis(1)));
        assertThat(store.customers().findOldestByEmail(scope, SAME_EMAIL)).contains(oldest);
        assertThat(newer.id()).isNotEqualTo(oldest.id());
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("carl@example.com")))
                .isEmpty();
    }

    @Test
    void an_email_address_with_letters_beyond_ascii_is_found_in_any_case() {
        Customer stored = stored(aCustomer().at("J\u00d6RG@\u00dcber.example"));
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("j\u00f6rg@\u00fcBER.example")))
                .contains(stored);
    }

    @Test
    void an_email_address_is_no_pattern() {
        stored(aCustomer().at("adaXlovelace@example.com"));
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("ada_lovelace@example.com")))
                .isEmpty();
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("%@example.com")))
                .isEmpty();
    }

    @Test
    void a_changed_email_address_is_found_and_the_old_one_is_not() {
        Customer stored = stored(aCustomer().at("old@example.com"));
        Customer moved = inUnit(() -> store.customers()
                .save(scope, stored.described(aCustomer().at(EMAIL.value()).profile(), NOON)));
        assertThat(store.customers().findOldestByEmail(scope, SAME_EMAIL)).contains(moved);
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("old@example.com")))
                .isEmpty();
    }

    @Test
    void a_customer_is_found_by_email_in_their_own_scope_only() {
        Customer stored = stored(aCustomer().at(EMAIL.value()));
        for (Scope stranger : strangers) {
            assertThat(store.customers().findOldestByEmail(stranger, EMAIL))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.customers().findOldestByEmail(scope, EMAIL)).contains(stored);
    }

    @Test
    void the_first_to_ask_decides_who_pays_under_an_email_address_in_any_case() {
        CustomerId first = aCustomerId();
        assertThat(payerOf(EMAIL, first)).isEqualTo(first);
        assertThat(payerOf(EMAIL, aCustomerId())).isEqualTo(first);
        assertThat(payerOf(SAME_EMAIL, aCustomerId())).isEqualTo(first);
    }

    @Test
    void who_pays_under_another_email_address_is_decided_anew() {
        CustomerId other = aCustomerId();
        payerOf(EMAIL, aCustomerId());
        assertThat(payerOf(new EmailAddress("bob@example.com"), other)).isEqualTo(other);
    }

    @Test
    void who_pays_is_decided_in_each_scope_on_its_own() {
        CustomerId own = payerOf(EMAIL, aCustomerId());
        for (Scope stranger : strangers) {
            CustomerId foreign = aCustomerId();
            assertThat(inUnit(() -> store.customers().payerOf(stranger, EMAIL, foreign)))
                    .as("%s", stranger)
                    .isEqualTo(foreign);
        }
        assertThat(payerOf(EMAIL, aCustomerId())).isEqualTo(own);
    }

    @Test
    void of_two_who_ask_at_once_who_pays_the_second_waits_and_gets_the_same_answer() {
        CustomerId first = aCustomerId();
        CustomerId got = waitingFor(
                () -> store.customers().payerOf(scope, EMAIL, first),
                () -> {},
                () -> store.customers().payerOf(scope, SAME_EMAIL, aCustomerId()));
        assertThat(got).isEqualTo(first);
    }

    @Test
    void when_the_first_who_asked_who_pays_is_given_up_the_second_decides() {
        CustomerId second = aCustomerId();
        CustomerId got = waitingInVain(
                () -> store.customers().payerOf(scope, EMAIL, aCustomerId()),
                () -> store.customers().payerOf(scope, SAME_EMAIL, second));
        assertThat(got).isEqualTo(second);
        assertThat(payerOf(EMAIL, aCustomerId())).isEqualTo(second);
    }

    @Test
    void customers_are_listed_newest_first_in_whatever_order_they_came() {
        Customer middle = stored(aCustomer().madeAt(NOON.plusMillis(1)));
        Customer newest = stored(aCustomer().madeAt(NOON.plusMillis(2)));
        Customer oldest = stored(aCustomer().madeAt(NOON));
        assertThat(page(new PageRequest<>(100, null)).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void customers_are_listed_in_their_own_scope_only() {
        Customer own = stored(aCustomer());
        for (Scope stranger : strangers) {
            Customer foreign = stored(stranger, aCustomer().build());
            assertThat(store.customers()
                            .list(stranger, null, PageRequest.first(100))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(page(PageRequest.first(100)).items()).containsExactly(own);
    }

    @Test
    void read_page_by_page_while_others_are_made_nobody_is_missed_and_nobody_is_seen_twice() {
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(0, stored(aCustomer().madeAt(NOON.plusMillis(i / 3))));
        }
        for (int limit = 1; limit <= 11; limit++) {
            List<Customer> read = Listing.readToTheEnd(this::page, Customer::id, limit, () -> {});
            assertThat(read).as("in pages of %s", limit).containsExactlyElementsOf(all);
        }
        List<Customer> read = Listing.readToTheEnd(
                this::page, Customer::id, 3, () -> stored(aCustomer().madeAt(NOON.plusSeconds(9))));
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void a_list_of_an_own_id_has_that_customer_only() {
        Customer known = stored(aCustomer().knownAs("user_1"));
        stored(aCustomer().knownAs("user_2"));
        stored(aCustomer());
        for (Scope stranger : strangers) {
            stored(stranger, aCustomer().knownAs("user_1").build());
        }
        assertThat(store.customers().list(scope, new ExternalId("user_1"), PageRequest.first(100)))
                .isEqualTo(new Page<>(List.of(known), false));
        assertThat(store.customers().list(scope, new ExternalId("user_3"), PageRequest.first(100)))
                .isEqualTo(Page.empty());
    }

    private Page<Customer> page(PageRequest<CustomerId> page) {
        return store.customers().list(scope, null, page);
    }

    private CustomerId payerOf(EmailAddress email, CustomerId candidate) {
        return inUnit(() -> store.customers().payerOf(scope, email, candidate));
    }
}
