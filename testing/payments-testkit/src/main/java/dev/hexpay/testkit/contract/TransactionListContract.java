package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.TransactionBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Transactions} guarantees about lists. */
public abstract class TransactionListContract extends StoreContract {
    private static final TransactionFilter FAILED_OF_ADA =
            TransactionFilter.ALL.withStatus(TransactionStatus.FAILED).withEmail(new EmailAddress("ada@example.com"));

    @Test
    void an_empty_list_has_no_further_page() {
        assertThat(list(TransactionFilter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void transactions_are_listed_newest_first_regardless_of_insertion_order() {
        Transaction middle = inserted(aTransaction().createdAt(NOON.plusMillis(1)));
        Transaction newest = inserted(aTransaction().createdAt(NOON.plusMillis(2)));
        Transaction oldest = inserted(aTransaction().createdAt(NOON));
        assertThat(list(TransactionFilter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void a_list_has_the_transactions_of_its_own_scope_only() {
        Transaction own = inserted(aTransaction());
        for (Scope otherScope : otherScopes) {
            Transaction foreign = storedTransaction(otherScope);
            assertThat(store.transactions()
                            .list(otherScope, TransactionFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(TransactionFilter.ALL).items()).containsExactly(own);
    }

    @Test
    void a_list_of_a_status_has_the_transactions_in_it() {
        List<Transaction> transactions = List.of(
                inserted(aTransaction()),
                inserted(aTransaction().failed()),
                inserted(aTransaction().succeeded()),
                inserted(aTransaction().refunded(usd(24_99), usd(0))),
                inserted(aTransaction().disputed(DisputeStatus.WON)),
                inserted(aTransaction().refunded(usd(25_00), usd(0))),
                inserted(aTransaction().disputed(DisputeStatus.OPEN)),
                inserted(aTransaction().disputed(DisputeStatus.LOST)));
        for (TransactionStatus status : TransactionStatus.values()) {
            assertThat(list(TransactionFilter.ALL.withStatus(status)).items())
                    .as("%s", status)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(transactions.stream()
                            .filter(transaction -> transaction.status() == status)
                            .toList());
        }
    }

    @Test
    void a_list_of_an_email_address_ignores_its_case() {
        Transaction newer = by("Ada.\u00c4rger@Example.com", aTransaction().createdAt(NOON.plusMillis(1)));
        Transaction older = by("ada.\u00e4RGER@example.COM", aTransaction());
        by("xada.\u00e4rger@example.com", aTransaction());
        by("ada_\u00e4rger@example.com", aTransaction());
        TransactionFilter filter = TransactionFilter.ALL.withEmail(new EmailAddress("ADA.\u00c4rger@example.com"));
        assertThat(list(filter).items()).containsExactly(newer, older);
        assertThat(list(TransactionFilter.ALL.withEmail(new EmailAddress("unknown@example.com"))))
                .isEqualTo(Page.empty());
    }

    @Test
    void a_transaction_of_any_scope_is_found_by_its_reference_at_the_provider() {
        Scope live = otherScopes.get(0);
        Transaction paid = inserted(aTransaction().succeeded().withProviderReference("pi_1"));
        inserted(aTransaction().withProviderReference("pi_12"));
        inserted(aTransaction());
        Transaction pending =
                stored(live, aTransaction().of(stored(live, aLink().build())).withProviderReference("pi_2"));
        assertThat(store.transactions().findByProviderReference(paid.provider(), "pi_1"))
                .contains(new Scoped<>(scope, paid));
        assertThat(store.transactions().findByProviderReference(paid.provider(), "pi_2"))
                .contains(new Scoped<>(live, pending));
        assertThat(store.transactions().findByProviderReference("other", "pi_1"))
                .isEmpty();
        assertThat(store.transactions().findByProviderReference(paid.provider(), "pi_3"))
                .isEmpty();
    }

    @Test
    void a_list_of_a_payment_has_its_transactions() {
        Payment link = stored(aLink());
        Transaction older = stored(scope, aTransaction().of(link).failed());
        Transaction newer = stored(scope, aTransaction().of(link).createdAt(NOON.plusMillis(1)));
        inserted(aTransaction());
        assertThat(list(TransactionFilter.ALL.withPayment(link.id())).items()).containsExactly(newer, older);
        assertThat(list(TransactionFilter.ALL.withPayment(link.id()).withStatus(TransactionStatus.FAILED))
                        .items())
                .containsExactly(older);
    }

    @Test
    void a_list_of_a_customer_has_the_transactions_of_their_payments() {
        CustomerId ada = stored(aCustomer()).id();
        Transaction older = stored(scope, aTransaction().of(stored(aLink().withCustomer(ada))));
        Transaction newer = stored(
                scope, aTransaction().of(stored(aCharge().withCustomer(ada))).createdAt(NOON.plusMillis(1)));
        inserted(aTransaction());
        stored(
                scope,
                aTransaction()
                        .of(stored(aLink().withCustomer(stored(aCustomer()).id()))));
        assertThat(list(TransactionFilter.ALL.withCustomer(ada)).items()).containsExactly(newer, older);
        assertThat(store.transactions().list(scope, TransactionFilter.ALL.withCustomer(ada), PageRequest.first(1)))
                .isEqualTo(new Page<>(List.of(newer), true));
    }

    @Test
    void created_after_and_created_before_exclude_their_instants() {
        Transaction first = inserted(aTransaction());
        Transaction second = inserted(aTransaction().createdAt(NOON.plusMillis(1)));
        Transaction third = inserted(aTransaction().createdAt(NOON.plusMillis(2)));
        assertThat(list(TransactionFilter.ALL.withCreatedAfter(second.createdAt()))
                        .items())
                .containsExactly(third);
        assertThat(list(TransactionFilter.ALL.withCreatedBefore(second.createdAt()))
                        .items())
                .containsExactly(first);
    }

    @Test
    void find_all_returns_each_transaction_of_the_scope_once() {
        Transaction first = inserted(aTransaction());
        Transaction second = inserted(aTransaction());
        inserted(aTransaction());
        for (Scope otherScope : otherScopes) {
            assertThat(store.transactions().findAll(otherScope, List.of(first.id())))
                    .isEmpty();
        }
        assertThat(store.transactions().findAll(scope, List.of(first.id(), second.id(), first.id(), aTransactionId())))
                .containsExactlyInAnyOrder(first, second);
        assertThat(store.transactions().findAll(scope, List.of())).isEmpty();
    }

    @Test
    void filter_conditions_are_combined_with_and() {
        Transaction wanted = by("ada@example.com", aTransaction().failed());
        by("ada@example.com", aTransaction());
        by("eve@example.com", aTransaction().failed());
        TransactionFilter filter = FAILED_OF_ADA;
        assertThat(list(filter).items()).containsExactly(wanted);
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        List<Transaction> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(by("ada@example.com", aTransaction().failed()));
        }
        Collections.reverse(expected);
        TransactionFilter narrow = FAILED_OF_ADA;
        for (TransactionFilter filter : List.of(TransactionFilter.ALL, narrow)) {
            List<Transaction> read = PagedReader.readAll(
                    page -> store.transactions().list(scope, filter, page),
                    Transaction::id,
                    2,
                    () -> by("ada@example.com", aTransaction().failed().createdAt(NOON.plusSeconds(1))));
            assertThat(read).endsWith(expected.toArray(Transaction[]::new)).doesNotHaveDuplicates();
        }
    }

    private Page<Transaction> list(TransactionFilter filter) {
        return store.transactions().list(scope, filter, PageRequest.first(10));
    }

    private Transaction by(String email, TransactionBuilder builder) {
        return inserted(builder.withBillingDetails(new BillingDetails(new EmailAddress(email), null, null, null)));
    }

    private Transaction inserted(TransactionBuilder builder) {
        return stored(scope, builder.of(stored(aLink())));
    }
}
