package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TransactionBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} guarantees. */
public abstract class TransactionsContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_transaction_is_read_back_equal() {
        assertReadBack(aTransaction().of(stored(aLink())));
    }

    @Test
    void every_state_is_read_back_equal() {
        List<TransactionState> states = List.of(
                new TransactionState.Pending(EdgeValues.LAST_MILLISECOND, true),
                new TransactionState.Succeeded(
                        anInvoiceId(), EdgeValues.LAST_MILLISECOND, RefundTotals.none(usd(25_00)), null),
                new TransactionState.Failed(EdgeValues.failures().get(0)),
                new TransactionState.Failed(EdgeValues.failures().get(1)));
        for (TransactionState state : states) {
            assertReadBack(aTransaction()
                    .of(stored(aLink()))
                    .withProviderReference("ch_" + "x".repeat(200))
                    .inState(state));
        }
    }

    @Test
    void a_requested_action_is_stored_and_not_derived_from_the_version() {
        Transaction required = save(stored(aTransaction().of(stored(aLink()))).requireAction(LATER));
        assertThat(find(required).hasRequiredAction())
                .as("after it was requested")
                .isTrue();
        assertThat(find(save(required.resume(LATER))).hasRequiredAction())
                .as("after the payer returned")
                .isTrue();
        Transaction resumed = save(stored(aTransaction().of(stored(aLink()))).resume(LATER));
        assertThat(find(resumed).hasRequiredAction())
                .as("saved again for another reason")
                .isFalse();
    }

    @Test
    void refund_totals_are_read_back_equal() {
        Payment link = stored(aLink().of(TaxBreakdown.undetermined(usd(25_00)).portion(usd(25_00), usd(4_75))));
        Transaction paid = stored(aTransaction().of(link).succeeded());
        Transaction reserved = save(paid.reserveRefund(new Share(usd(10_00), usd(1_90)), LATER));
        assertThat(find(paid)).isEqualTo(reserved);
        Transaction refunded = save(reserved.settleRefund(new Share(usd(10_00), usd(1_90)), LATER));
        assertThat(find(paid)).isEqualTo(refunded);
        Transaction released = save(save(refunded.reserveRefund(new Share(usd(1), usd(0)), LATER))
                .releaseRefund(new Share(usd(1), usd(0)), LATER));
        assertThat(find(paid)).isEqualTo(released);
    }

    @Test
    void every_price_is_read_back_equal() {
        for (TaxBreakdown price : EdgeValues.prices()) {
            assertReadBack(aTransaction().of(stored(aLink().of(price))));
        }
    }

    @Test
    void every_payment_source_is_read_back_equal() {
        Payment link = stored(aLink());
        assertReadBack(aTransaction().of(link).withSource(new PaymentSource.CardToken("tok_" + "x".repeat(200))));
        assertReadBack(aTransaction()
                .of(link)
                .withSource(new PaymentSource.SavedMethod(aMethodId(), "pm_" + "x".repeat(200))));
    }

    @Test
    void all_billing_details_are_read_back_equal() {
        Payment link = stored(aLink());
        EmailAddress email = EdgeValues.largestCustomer().profile().email();
        assertReadBack(aTransaction().of(link).withBillingDetails(new BillingDetails(email, null, null, null)));
        assertReadBack(aTransaction()
                .of(link)
                .withBillingDetails(new BillingDetails(
                        email,
                        new FullName(EdgeValues.widest(200)),
                        EdgeValues.largestAddress(),
                        EdgeValues.longestTaxDocument())));
    }

    @Test
    void instants_are_read_back_to_the_millisecond() {
        assertReadBack(aTransaction().of(stored(aLink())).createdAt(EdgeValues.LAST_MILLISECOND));
    }

    @Test
    void a_saved_transaction_has_the_next_version_and_is_read_back_equal() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        Transaction succeeded = pending.succeed(anInvoiceId(), "ch_1", LATER);
        Transaction saved = save(succeeded);
        assertThat(saved.version()).isEqualTo(pending.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(succeeded);
        assertThat(find(pending)).isEqualTo(saved);
    }

    @Test
    void a_late_confirmation_of_a_failed_transaction_is_saved() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        for (Failure failure : EdgeValues.failures().subList(0, 1)) {
            Transaction failed = save(pending.fail(failure, LATER));
            assertThat(find(failed)).isEqualTo(failed);
            Transaction succeeded = save(failed.succeed(anInvoiceId(), "ch_1", LATER.plusMillis(1)));
            assertThat(find(pending)).isEqualTo(succeeded);
        }
    }

    @Test
    void a_stale_save_fails_and_changes_nothing() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        Transaction winner = save(pending.succeed(anInvoiceId(), "ch_1", LATER));
        assertThatThrownBy(() -> save(pending.fail(EdgeValues.failures().get(0), LATER)))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(pending)).isEqualTo(winner);
    }

    @Test
    void the_second_of_two_concurrent_saves_fails() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        Transaction succeeded = pending.succeed(anInvoiceId(), "ch_1", LATER);
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.transactions().save(scope, succeeded),
                        () -> {},
                        () -> store.transactions()
                                .save(scope, pending.fail(EdgeValues.failures().get(0), LATER))))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(pending).state()).isEqualTo(succeeded.state());
    }

    @Test
    void a_transaction_of_another_scope_is_not_saved() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> inUnit(() -> store.transactions()
                            .save(otherScope, pending.fail(EdgeValues.failures().get(0), LATER))))
                    .isInstanceOf(OptimisticLockException.class);
        }
        assertThat(find(pending)).isEqualTo(pending);
    }

    @Test
    void a_transaction_that_was_never_inserted_is_not_saved() {
        Transaction unknown = aTransaction().of(stored(aLink())).build();
        assertThatThrownBy(() -> save(unknown)).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void a_payment_has_at_most_one_succeeded_transaction() {
        Payment link = stored(aLink());
        Transaction first = stored(aTransaction().of(link));
        Transaction second = stored(aTransaction().of(link));
        Transaction paid = save(first.succeed(anInvoiceId(), "ch_1", LATER));
        assertThatThrownBy(() -> save(second.succeed(anInvoiceId(), "ch_2", LATER)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(paid, second);
    }

    @Test
    void the_second_of_two_concurrent_successes_fails() {
        Payment link = stored(aLink());
        Transaction first = stored(aTransaction().of(link));
        Transaction second = stored(aTransaction().of(link));
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.transactions().save(scope, first.succeed(anInvoiceId(), "ch_1", LATER)),
                        () -> {},
                        () -> store.transactions().save(scope, second.succeed(anInvoiceId(), "ch_2", LATER))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(find(second)).isEqualTo(second);
    }

    @Test
    void a_payment_may_have_many_failed_transactions_and_one_succeeded() {
        Payment link = stored(aLink());
        for (int i = 0; i < 3; i++) {
            save(stored(aTransaction().of(link)).fail(EdgeValues.failures().get(0), LATER));
        }
        Transaction paid = save(stored(aTransaction().of(link)).succeed(anInvoiceId(), "ch_1", LATER));
        Transaction late =
                save(stored(aTransaction().of(link)).fail(EdgeValues.failures().get(0), LATER));
        assertThat(store.transactions().ofPayment(scope, link.id())).hasSize(5).contains(paid, late);
    }

    @Test
    void a_transaction_is_found_in_its_own_scope_only() {
        Transaction transaction = stored(aTransaction().of(stored(aLink())));
        for (Scope otherScope : otherScopes) {
            assertThat(store.transactions().find(otherScope, transaction.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.transactions().find(scope, transaction.id())).contains(transaction);
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        stored(aTransaction().of(stored(aLink())));
        assertThat(store.transactions().find(scope, aTransactionId())).isEmpty();
    }

    @Test
    void the_transactions_of_a_payment_are_listed_oldest_first() {
        Payment link = stored(aLink());
        Transaction middle = stored(aTransaction().of(link).createdAt(NOON.plusMillis(1)));
        Transaction newest = stored(aTransaction().of(link).createdAt(NOON.plusMillis(2)));
        Transaction oldest = stored(aTransaction().of(link).createdAt(NOON));
        stored(aTransaction().of(stored(aLink())));
        assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(oldest, middle, newest);
    }

    @Test
    void a_payment_without_transactions_has_an_empty_list() {
        stored(aTransaction().of(stored(aLink())));
        PaymentId untouched = stored(aLink()).id();
        assertThat(store.transactions().ofPayment(scope, untouched)).isEmpty();
    }

    @Test
    void the_transactions_of_a_payment_are_listed_in_its_own_scope_only() {
        Payment link = stored(aLink());
        Transaction transaction = stored(aTransaction().of(link));
        for (Scope otherScope : otherScopes) {
            assertThat(store.transactions().ofPayment(otherScope, link.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(transaction);
    }

    private void assertReadBack(TransactionBuilder builder) {
        Transaction transaction = stored(builder);
        assertThat(find(transaction)).isEqualTo(transaction);
    }

    private Transaction stored(TransactionBuilder builder) {
        return stored(scope, builder);
    }

    private Transaction find(Transaction transaction) {
        return store.transactions().find(scope, transaction.id()).orElseThrow();
    }

    /** Saves and checks that nothing but the version changed. */
    private Transaction save(Transaction transaction) {
        Transaction saved = inUnit(() -> store.transactions().save(scope, transaction));
        assertThat(saved.version()).isEqualTo(transaction.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(transaction);
        return saved;
    }
}
