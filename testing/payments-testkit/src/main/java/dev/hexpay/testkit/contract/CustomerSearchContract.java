package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Customers} guarantees about queries and e-mail claims. */
public abstract class CustomerSearchContract extends StoreContract {
    private static final EmailAddress EMAIL = new EmailAddress("Ada@Example.com");
    private static final EmailAddress SAME_EMAIL = new EmailAddress("aDA@eXAMPLE.COM");

    @Test
    void a_customer_is_found_in_their_own_scope_only() {
        Customer stored = stored(aCustomer());
        for (Scope otherScope : otherScopes) {
            assertThat(store.customers().find(otherScope, stored.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.customers().find(scope, stored.id())).contains(stored);
        assertThat(store.customers().find(scope, aCustomerId())).isEmpty();
    }

    @Test
    void a_customer_is_found_by_external_id() {
        Customer stored = stored(aCustomer().withExternalId(EdgeValues.widest(100)));
        stored(aCustomer().withExternalId("user_1"));
        stored(aCustomer());
        assertThat(store.customers().findByExternalId(scope, new ExternalId(EdgeValues.widest(100))))
                .contains(stored);
        assertThat(store.customers().findByExternalId(scope, new ExternalId("USER_1")))
                .as("in another case")
                .isEmpty();
        assertThat(store.customers().findByExternalId(scope, new ExternalId("user_2")))
                .isEmpty();
    }

    @Test
    void a_customer_is_found_by_external_id_in_their_own_scope_only() {
        Customer stored = stored(aCustomer().withExternalId("user_1"));
        for (Scope otherScope : otherScopes) {
            assertThat(store.customers().findByExternalId(otherScope, new ExternalId("user_1")))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.customers().findByExternalId(scope, new ExternalId("user_1")))
                .contains(stored);
    }

    @Test
    void the_oldest_customer_with_an_email_address_is_found_in_any_case() {
        Customer newer = stored(aCustomer().withEmail(EMAIL.value()).createdAt(NOON.plusMillis(1)));
        Customer oldest = stored(aCustomer().withEmail(EMAIL.value()).createdAt(NOON));
        stored(aCustomer().withEmail("bob@example.com").createdAt(NOON.minusMillis(1)));
        assertThat(store.customers().findOldestByEmail(scope, SAME_EMAIL)).contains(oldest);
        assertThat(newer.id()).isNotEqualTo(oldest.id());
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("carl@example.com")))
                .isEmpty();
    }

    @Test
    void an_email_address_with_letters_beyond_ascii_is_found_in_any_case() {
        Customer stored = stored(aCustomer().withEmail("J\u00d6RG@\u00dcber.example"));
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("j\u00f6rg@\u00fcBER.example")))
                .contains(stored);
    }

    @Test
    void an_email_address_is_not_a_pattern() {
        stored(aCustomer().withEmail("adaXlovelace@example.com"));
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("ada_lovelace@example.com")))
                .isEmpty();
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("%@example.com")))
                .isEmpty();
    }

    @Test
    void a_changed_email_address_is_found_and_the_old_one_is_not() {
        Customer stored = stored(aCustomer().withEmail("old@example.com"));
        Customer moved = inUnit(() -> store.customers()
                .save(
                        scope,
                        stored.withProfile(aCustomer().withEmail(EMAIL.value()).profile(), NOON)));
        assertThat(store.customers().findOldestByEmail(scope, SAME_EMAIL)).contains(moved);
        assertThat(store.customers().findOldestByEmail(scope, new EmailAddress("old@example.com")))
                .isEmpty();
    }

    @Test
    void a_customer_is_found_by_email_in_their_own_scope_only() {
        Customer stored = stored(aCustomer().withEmail(EMAIL.value()));
        for (Scope otherScope : otherScopes) {
            assertThat(store.customers().findOldestByEmail(otherScope, EMAIL))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.customers().findOldestByEmail(scope, EMAIL)).contains(stored);
    }

    @Test
    void the_first_claim_of_an_email_address_wins_in_any_case() {
        CustomerId first = aCustomerId();
        assertThat(claimEmail(EMAIL, first)).isEqualTo(first);
        assertThat(claimEmail(EMAIL, aCustomerId())).isEqualTo(first);
        assertThat(claimEmail(SAME_EMAIL, aCustomerId())).isEqualTo(first);
    }

    @Test
    void another_email_address_is_claimed_separately() {
        CustomerId other = aCustomerId();
        claimEmail(EMAIL, aCustomerId());
        assertThat(claimEmail(new EmailAddress("bob@example.com"), other)).isEqualTo(other);
    }

    @Test
    void an_email_address_is_claimed_per_scope() {
        CustomerId own = claimEmail(EMAIL, aCustomerId());
        for (Scope otherScope : otherScopes) {
            CustomerId foreign = aCustomerId();
            assertThat(inUnit(() -> store.customers().claimEmail(otherScope, EMAIL, foreign)))
                    .as("%s", otherScope)
                    .isEqualTo(foreign);
        }
        assertThat(claimEmail(EMAIL, aCustomerId())).isEqualTo(own);
    }

    @Test
    void a_concurrent_email_claim_waits_and_returns_the_same_customer() {
        CustomerId first = aCustomerId();
        CustomerId got = blockedUntilCommit(
                () -> store.customers().claimEmail(scope, EMAIL, first),
                () -> {},
                () -> store.customers().claimEmail(scope, SAME_EMAIL, aCustomerId()));
        assertThat(got).isEqualTo(first);
    }

    @Test
    void a_waiting_email_claim_wins_when_the_first_is_rolled_back() {
        CustomerId second = aCustomerId();
        CustomerId got = blockedUntilRollback(
                () -> store.customers().claimEmail(scope, EMAIL, aCustomerId()),
                () -> store.customers().claimEmail(scope, SAME_EMAIL, second));
        assertThat(got).isEqualTo(second);
        assertThat(claimEmail(EMAIL, aCustomerId())).isEqualTo(second);
    }

    @Test
    void customers_are_listed_newest_first_regardless_of_insertion_order() {
        Customer middle = stored(aCustomer().createdAt(NOON.plusMillis(1)));
        Customer newest = stored(aCustomer().createdAt(NOON.plusMillis(2)));
        Customer oldest = stored(aCustomer().createdAt(NOON));
        assertThat(page(new PageRequest<>(100, null)).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void customers_are_listed_in_their_own_scope_only() {
        Customer own = stored(aCustomer());
        for (Scope otherScope : otherScopes) {
            Customer foreign = stored(otherScope, aCustomer().build());
            assertThat(store.customers()
                            .list(otherScope, CustomerFilter.ALL, PageRequest.first(100))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(page(PageRequest.first(100)).items()).containsExactly(own);
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(0, stored(aCustomer().createdAt(NOON.plusMillis(i / 3))));
        }
        for (int limit = 1; limit <= 11; limit++) {
            List<Customer> read = PagedReader.readAll(this::page, Customer::id, limit, () -> {});
            assertThat(read).as("in pages of %s", limit).containsExactlyElementsOf(all);
        }
        List<Customer> read = PagedReader.readAll(
                this::page, Customer::id, 3, () -> stored(aCustomer().createdAt(NOON.plusSeconds(9))));
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void a_list_of_an_external_id_has_that_customer_only() {
        Customer expected = stored(aCustomer().withExternalId("user_1"));
        stored(aCustomer().withExternalId("user_2"));
        stored(aCustomer());
        for (Scope otherScope : otherScopes) {
            stored(otherScope, aCustomer().withExternalId("user_1").build());
        }
        assertThat(store.customers()
                        .list(scope, new CustomerFilter(new ExternalId("user_1"), null), PageRequest.first(100)))
                .isEqualTo(new Page<>(List.of(expected), false));
        assertThat(store.customers()
                        .list(scope, new CustomerFilter(new ExternalId("user_3"), null), PageRequest.first(100)))
                .isEqualTo(Page.empty());
    }

    @Test
    void a_list_of_an_email_address_has_its_customers_in_any_case() {
        Customer older = stored(aCustomer().withEmail(EMAIL.value()).withExternalId("user_1"));
        Customer newer = stored(aCustomer().withEmail(EMAIL.value()).createdAt(NOON.plusMillis(1)));
        stored(aCustomer().withEmail("bob@example.com").withExternalId("user_2"));
        CustomerFilter filter = new CustomerFilter(null, SAME_EMAIL);
        assertThat(store.customers().list(scope, filter, PageRequest.first(100)).items())
                .containsExactly(newer, older);
        assertThat(store.customers()
                        .list(scope, new CustomerFilter(new ExternalId("user_1"), SAME_EMAIL), PageRequest.first(100))
                        .items())
                .containsExactly(older);
        assertThat(store.customers()
                        .list(scope, new CustomerFilter(new ExternalId("user_2"), SAME_EMAIL), PageRequest.first(100)))
                .isEqualTo(Page.empty());
    }

    private Page<Customer> page(PageRequest<CustomerId> page) {
        return store.customers().list(scope, CustomerFilter.ALL, page);
    }

    private CustomerId claimEmail(EmailAddress email, CustomerId candidate) {
        return inUnit(() -> store.customers().claimEmail(scope, email, candidate));
    }
}
