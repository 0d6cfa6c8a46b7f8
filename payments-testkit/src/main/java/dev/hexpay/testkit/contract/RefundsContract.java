package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.RefundBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Refunds} promises. */
public abstract class RefundsContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_refund_is_read_back_equal() {
        assertReadBack(aRefund());
    }

    @Test
    void every_state_is_read_back_equal() {
        List<RefundState> states = List.of(
                new RefundState.Pending(Samples.LAST_MILLISECOND),
                new RefundState.Succeeded("re_" + "x".repeat(200), Samples.LAST_MILLISECOND),
                new RefundState.Failed(Samples.failures().get(0)),
                new RefundState.Failed(Samples.failures().get(1)));
        for (RefundState state : states) {
            assertReadBack(aRefund().in(state));
        }
    }

    @Test
    void every_share_is_read_back_equal() {
        for (TaxBreakdown price : Samples.prices()) {
            assertReadBack(aRefund().giving(price.subtotal(), price.tax()));
        }
    }

    @Test
    void every_charge_is_read_back_equal() {
        Transaction attempt = storedAttempt(scope);
        assertKept(insert(
                scope,
                aRefund()
                        .of(new Refund.Charge(
                                attempt.id(), attempt.payment(), "another_provider", "ch_" + "x".repeat(200)))));
    }

    @Test
    void every_cause_and_reason_is_read_back_equal() {
        assertReadBack(aRefund().because(Samples.widest(500)));
        assertReadBack(aRefund().paidTwice());
    }

    @Test
    void instants_are_read_back_to_the_millisecond() {
        assertReadBack(aRefund().madeAt(Samples.LAST_MILLISECOND));
    }

    @Test
    void a_saved_refund_comes_back_with_its_next_version_and_is_read_back_equal() {
        for (Failure failure : Samples.failures()) {
            Refund pending = stored(scope, aRefund());
            Refund failed = save(pending.fail(failure, LATER));
            assertThat(failed.version()).isEqualTo(pending.version() + 1);
            assertKept(failed);
        }
        assertKept(save(stored(scope, aRefund()).succeed("re_1", LATER)));
    }

    @Test
    void a_save_against_an_older_version_loses_and_changes_nothing() {
        Refund pending = stored(scope, aRefund());
        Refund winner = save(pending.succeed("re_1", LATER));
        assertThatThrownBy(() -> save(pending.fail(Samples.failures().get(0), LATER)))
                .isInstanceOf(StaleWrite.class);
        assertKept(winner);
    }

    @Test
    void a_refund_of_another_scope_is_not_saved() {
        Refund pending = stored(scope, aRefund());
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> inUnit(() -> store.refunds().save(stranger, pending.succeed("re_1", LATER))))
                    .as("%s", stranger)
                    .isInstanceOf(StaleWrite.class);
        }
        assertKept(pending);
    }

    @Test
    void a_refund_that_was_never_kept_is_not_saved() {
        Refund kept = stored(scope, aRefund());
        Refund unknown = aRefund().build();
        assertThatThrownBy(() -> save(unknown)).isInstanceOf(StaleWrite.class);
        assertThat(store.refunds().find(scope, unknown.id())).isEmpty();
        assertKept(kept);
    }

    @Test
    void what_was_paid_twice_goes_back_once() {
        Transaction attempt = storedAttempt(scope);
        Refund first = insert(scope, aRefund().of(attempt).paidTwice());
        assertThatThrownBy(() -> insert(scope, aRefund().of(attempt).paidTwice()))
                .isInstanceOf(AlreadyThere.class);
        assertThat(ofTransaction(attempt)).containsExactly(first);
    }

    @Test
    void of_two_who_give_back_at_once_what_was_paid_twice_the_second_loses() {
        Transaction attempt = storedAttempt(scope);
        Refund first = aRefund().of(attempt).paidTwice().build();
        Refund second = aRefund().of(attempt).paidTwice().build();
        assertThatThrownBy(() -> waitingFor(() -> store.refunds().insert(scope, first), () -> {}, () -> {
                    store.refunds().insert(scope, second);
                    return second;
                }))
                .isInstanceOf(AlreadyThere.class);
        assertThat(ofTransaction(attempt)).containsExactly(first);
    }

    @Test
    void merchants_refund_one_attempt_as_often_as_they_like() {
        Transaction attempt = storedAttempt(scope);
        Refund first = insert(scope, aRefund().of(attempt));
        Refund second = insert(scope, aRefund().of(attempt));
        assertThat(ofTransaction(attempt)).containsExactly(first, second);
    }

    @Test
    void a_refund_is_found_in_its_own_scope_only() {
        Refund refund = stored(scope, aRefund());
        for (Scope stranger : strangers) {
            assertThat(store.refunds().find(stranger, refund.id()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertKept(refund);
    }

    @Test
    void an_unknown_refund_is_not_found() {
        stored(scope, aRefund());
        assertThat(store.refunds().find(scope, aRefundId())).isEmpty();
    }

    @Test
    void the_refunds_of_an_attempt_are_listed_oldest_first() {
        Transaction attempt = storedAttempt(scope);
        Refund middle = insert(scope, aRefund().of(attempt).madeAt(NOON.plusMillis(1)));
        Refund newest = insert(scope, aRefund().of(attempt).madeAt(NOON.plusMillis(2)));
        Refund oldest = insert(scope, aRefund().of(attempt).madeAt(NOON));
        stored(scope, aRefund());
        assertThat(ofTransaction(attempt)).containsExactly(oldest, middle, newest);
    }

    @Test
    void an_attempt_without_refunds_has_none_listed() {
        stored(scope, aRefund());
        assertThat(ofTransaction(storedAttempt(scope))).isEmpty();
        assertThat(store.refunds().ofTransaction(scope, aTransactionId())).isEmpty();
    }

    @Test
    void the_refunds_of_an_attempt_are_listed_in_its_own_scope_only() {
        Transaction attempt = storedAttempt(scope);
        Refund refund = insert(scope, aRefund().of(attempt));
        for (Scope stranger : strangers) {
            assertThat(store.refunds().ofTransaction(stranger, attempt.id()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(ofTransaction(attempt)).containsExactly(refund);
    }

    private void assertReadBack(RefundBuilder builder) {
        assertKept(stored(scope, builder));
    }

    private void assertKept(Refund refund) {
        assertThat(store.refunds().find(scope, refund.id())).contains(refund);
    }

    private List<Refund> ofTransaction(Transaction attempt) {
        return store.refunds().ofTransaction(scope, attempt.id());
    }

    /** Saves what is given, no more and no less, as its next version. */
    private Refund save(Refund refund) {
        Refund saved = inUnit(() -> store.refunds().save(scope, refund));
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(refund);
        return saved;
    }
}
