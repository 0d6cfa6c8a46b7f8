package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.RefundBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Refunds} guarantees. */
public abstract class RefundsContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_refund_is_read_back_equal() {
        assertReadBack(aRefund());
    }

    @Test
    void every_state_is_read_back_equal() {
        List<RefundState> states = List.of(
                new RefundState.Pending(EdgeValues.LAST_MILLISECOND),
                new RefundState.Succeeded("re_" + "x".repeat(200), EdgeValues.LAST_MILLISECOND),
                new RefundState.Failed(EdgeValues.failures().get(0)),
                new RefundState.Failed(EdgeValues.failures().get(1)));
        for (RefundState state : states) {
            assertReadBack(aRefund().inState(state));
        }
    }

    @Test
    void every_share_is_read_back_equal() {
        for (TaxBreakdown price : EdgeValues.prices()) {
            assertReadBack(aRefund().withShare(price.subtotal(), price.tax()));
        }
    }

    @Test
    void every_charge_is_read_back_equal() {
        Transaction transaction = storedTransaction(scope);
        assertStored(insert(
                scope,
                aRefund()
                        .of(new Refund.ProviderCharge(
                                transaction.id(),
                                transaction.payment(),
                                "another_provider",
                                "ch_" + "x".repeat(200)))));
    }

    @Test
    void every_cause_and_reason_is_read_back_equal() {
        assertReadBack(aRefund().because(EdgeValues.widest(500)));
        assertReadBack(aRefund().ofDuplicatePayment());
        assertReadBack(aRefund().madeElsewhere());
    }

    @Test
    void instants_are_read_back_to_the_millisecond() {
        assertReadBack(aRefund().createdAt(EdgeValues.LAST_MILLISECOND));
    }

    @Test
    void a_saved_refund_has_the_next_version_and_is_read_back_equal() {
        for (Failure failure : EdgeValues.failures()) {
            Refund pending = stored(scope, aRefund());
            Refund failed = save(pending.fail(failure, LATER));
            assertThat(failed.version()).isEqualTo(pending.version() + 1);
            assertStored(failed);
        }
        Refund succeeded = save(stored(scope, aRefund()).succeed("re_1", LATER));
        assertStored(succeeded);
        assertStored(save(succeeded.fail(EdgeValues.failures().get(0), LATER)));
        assertStored(save(stored(scope, aRefund()).postpone(LATER)));
    }

    @Test
    void a_stale_save_fails_and_changes_nothing() {
        Refund pending = stored(scope, aRefund());
        Refund winner = save(pending.succeed("re_1", LATER));
        assertThatThrownBy(() -> save(pending.fail(EdgeValues.failures().get(0), LATER)))
                .isInstanceOf(OptimisticLockException.class);
        assertStored(winner);
    }

    @Test
    void a_refund_of_another_scope_is_not_saved() {
        Refund pending = stored(scope, aRefund());
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> inUnit(() -> store.refunds().save(otherScope, pending.succeed("re_1", LATER))))
                    .as("%s", otherScope)
                    .isInstanceOf(OptimisticLockException.class);
        }
        assertStored(pending);
    }

    @Test
    void a_refund_that_was_never_inserted_is_not_saved() {
        Refund existing = stored(scope, aRefund());
        Refund unknown = aRefund().build();
        assertThatThrownBy(() -> save(unknown)).isInstanceOf(OptimisticLockException.class);
        assertThat(store.refunds().find(scope, unknown.id())).isEmpty();
        assertStored(existing);
    }

    @Test
    void a_duplicate_payment_is_refunded_once() {
        Transaction transaction = storedTransaction(scope);
        Refund first = insert(scope, aRefund().of(transaction).ofDuplicatePayment());
        assertThatThrownBy(() -> insert(scope, aRefund().of(transaction).ofDuplicatePayment()))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(ofTransaction(transaction)).containsExactly(first);
    }

    @Test
    void the_second_concurrent_refund_of_a_duplicate_payment_fails() {
        Transaction transaction = storedTransaction(scope);
        Refund first = aRefund().of(transaction).ofDuplicatePayment().build();
        Refund second = aRefund().of(transaction).ofDuplicatePayment().build();
        assertThatThrownBy(() -> blockedUntilCommit(() -> store.refunds().insert(scope, first), () -> {}, () -> {
                    store.refunds().insert(scope, second);
                    return second;
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(ofTransaction(transaction)).containsExactly(first);
    }

    @Test
    void a_transaction_can_have_many_requested_refunds() {
        Transaction transaction = storedTransaction(scope);
        Refund first = insert(scope, aRefund().of(transaction));
        Refund second = insert(scope, aRefund().of(transaction));
        assertThat(ofTransaction(transaction)).containsExactly(first, second);
    }

    @Test
    void a_refund_is_found_in_its_own_scope_only() {
        Refund refund = stored(scope, aRefund());
        for (Scope otherScope : otherScopes) {
            assertThat(store.refunds().find(otherScope, refund.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertStored(refund);
    }

    @Test
    void an_unknown_refund_is_not_found() {
        stored(scope, aRefund());
        assertThat(store.refunds().find(scope, aRefundId())).isEmpty();
    }

    @Test
    void the_refunds_of_a_transaction_are_listed_oldest_first() {
        Transaction transaction = storedTransaction(scope);
        Refund middle = insert(scope, aRefund().of(transaction).createdAt(NOON.plusMillis(1)));
        Refund newest = insert(scope, aRefund().of(transaction).createdAt(NOON.plusMillis(2)));
        Refund oldest = insert(scope, aRefund().of(transaction).createdAt(NOON));
        stored(scope, aRefund());
        assertThat(ofTransaction(transaction)).containsExactly(oldest, middle, newest);
    }

    @Test
    void a_transaction_without_refunds_has_an_empty_list() {
        stored(scope, aRefund());
        assertThat(ofTransaction(storedTransaction(scope))).isEmpty();
        assertThat(store.refunds().ofTransaction(scope, aTransactionId())).isEmpty();
    }

    @Test
    void the_refunds_of_a_transaction_are_listed_in_its_own_scope_only() {
        Transaction transaction = storedTransaction(scope);
        Refund refund = insert(scope, aRefund().of(transaction));
        for (Scope otherScope : otherScopes) {
            assertThat(store.refunds().ofTransaction(otherScope, transaction.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(ofTransaction(transaction)).containsExactly(refund);
    }

    private void assertReadBack(RefundBuilder builder) {
        assertStored(stored(scope, builder));
    }

    private void assertStored(Refund refund) {
        assertThat(store.refunds().find(scope, refund.id())).contains(refund);
    }

    private List<Refund> ofTransaction(Transaction transaction) {
        return store.refunds().ofTransaction(scope, transaction.id());
    }

    /** Saves and checks that nothing but the version changed. */
    private Refund save(Refund refund) {
        Refund saved = inUnit(() -> store.refunds().save(scope, refund));
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(refund);
        return saved;
    }

    @Test
    void failed_refunds_of_duplicate_payments_of_every_scope_are_counted() {
        RefundState failed = new RefundState.Failed(EdgeValues.failures().get(0));
        stored(scope, aRefund().inState(failed));
        stored(scope, aRefund().ofDuplicatePayment());
        assertThat(store.refunds().countFailedOfDuplicatePayments()).isZero();

        for (Scope other : otherScopes) {
            stored(other, aRefund().ofDuplicatePayment().inState(failed));
        }

        assertThat(store.refunds().countFailedOfDuplicatePayments()).isEqualTo(otherScopes.size());
    }
}
