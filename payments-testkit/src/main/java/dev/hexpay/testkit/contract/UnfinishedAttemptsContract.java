package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.DECLINED;
import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Transactions.Located;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Transactions} promises of attempts whose end is not known. */
public abstract class UnfinishedAttemptsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant LONG_AGO = NOON.minusSeconds(60);

    @Test
    void an_attempt_is_handed_out_from_the_instant_it_is_due() {
        Transaction early = pending(scope, NOON.plusMillis(1));
        Transaction due = pending(scope, NOON);

        assertThat(lease(10)).containsExactly(new Located(scope, due));
        assertThat(store.transactions().leaseUnfinished(NOON.plusMillis(1), LATER, 10))
                .containsExactly(new Located(scope, early));
    }

    @Test
    void attempts_of_every_scope_are_handed_out_with_their_scope() {
        List<Located> expected = new ArrayList<>();
        for (Scope stranger : strangers) {
            expected.add(new Located(stranger, pending(stranger, NOON)));
        }

        assertThat(lease(10)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void those_due_longest_are_handed_out_first_and_no_more_than_wanted() {
        Transaction third = pending(scope, NOON);
        Transaction first = pending(scope, NOON.minusSeconds(2));
        Transaction second = pending(scope, NOON.minusSeconds(1));

        assertThat(lease(2)).extracting(Located::transaction).containsExactly(first, second);
        assertThat(lease(2)).extracting(Located::transaction).containsExactly(third);
    }

    @Test
    void an_attempt_handed_out_is_put_off() {
        Transaction due = pending(scope, NOON);
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.transactions().leaseUnfinished(LATER, LATER.plusSeconds(60), 10))
                .extracting(located -> located.transaction().id())
                .containsExactly(due.id());
    }

    @Test
    void putting_off_is_no_change_of_the_attempt() {
        Transaction due = pending(scope, NOON);
        lease(10);

        Transaction saved = inUnit(() -> store.transactions().save(scope, due.fail(DECLINED, NOON)));

        assertThat(store.transactions().find(scope, due.id())).contains(saved);
    }

    @Test
    void an_attempt_that_has_ended_is_not_handed_out() {
        Transaction due = pending(scope, NOON);
        inUnit(() -> store.transactions().save(scope, due.fail(DECLINED, NOON)));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_lease_that_is_given_up_is_taken_back() {
        Transaction due = pending(scope, NOON);
        inFailingUnit(() -> lease(10));

        assertThat(lease(10)).containsExactly(new Located(scope, due));
    }

    @Test
    void of_several_who_lease_at_once_no_two_get_the_same_attempt() {
        IntStream.range(0, 40).forEach(i -> pending(scope, NOON));

        List<Future<List<Located>>> leases =
                IntStream.range(0, 8).mapToObj(i -> beside(() -> lease(10))).toList();

        List<Located> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    @Test
    void the_oldest_unfinished_attempt_is_that_of_a_payment_in_processing() {
        assertThat(store.transactions().oldestUnfinished()).isEmpty();
        attempt(scope, LONG_AGO, waiting -> new PaymentState.RequiresAction(waiting.id()));
        assertThat(store.transactions().oldestUnfinished()).isEmpty();
        attempt(strangers.get(0), NOON, busy -> new PaymentState.Processing(busy.id()));
        attempt(scope, LATER, busy -> new PaymentState.Processing(busy.id()));

        assertThat(store.transactions().oldestUnfinished()).contains(NOON);
    }

    private List<Located> lease(int limit) {
        return store.transactions().leaseUnfinished(NOON, LATER, limit);
    }

    private Transaction pending(Scope where, Instant askAgainAt) {
        Payment link = stored(where, aLink().build());
        Transaction attempt = aTransaction()
                .of(link)
                .in(new TransactionState.Pending(askAgainAt))
                .build();
        inUnit(() -> store.transactions().insert(where, attempt));
        return attempt;
    }

    private interface StateOf {
        PaymentState with(Transaction attempt);
    }

    private void attempt(Scope where, Instant begunAt, StateOf state) {
        Payment link = stored(where, aLink().build());
        Transaction attempt = aTransaction().of(link).madeAt(begunAt).build();
        inUnit(() -> store.payments().save(where, inState(link, state.with(attempt))));
        inUnit(() -> store.transactions().insert(where, attempt));
    }

    private static Payment inState(Payment link, PaymentState state) {
        return new Payment(
                link.id(),
                link.kind(),
                link.provider(),
                link.price(),
                link.description(),
                link.metadata(),
                link.customer(),
                link.page(),
                state,
                link.createdAt(),
                link.updatedAt(),
                link.version());
    }
}
