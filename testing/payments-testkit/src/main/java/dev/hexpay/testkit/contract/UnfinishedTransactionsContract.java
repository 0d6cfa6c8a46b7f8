package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.DECLINED;
import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCopyOf;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Transactions} guarantees about transactions without a final result. */
public abstract class UnfinishedTransactionsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant LONG_AGO = NOON.minusSeconds(60);

    @Test
    void a_transaction_is_leased_from_the_instant_it_is_due() {
        Transaction early = pending(scope, NOON.plusMillis(1));
        Transaction due = pending(scope, NOON);

        assertThat(lease(10)).containsExactly(new Scoped<>(scope, due));
        assertThat(store.transactions().leaseDue(NOON.plusMillis(1), LATER, 10))
                .containsExactly(new Scoped<>(scope, early));
    }

    @Test
    void transactions_of_every_scope_are_leased_with_their_scope() {
        List<Scoped<Transaction>> expected = new ArrayList<>();
        for (Scope otherScope : otherScopes) {
            expected.add(new Scoped<>(otherScope, pending(otherScope, NOON)));
        }

        assertThat(lease(10)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_longest_due_are_leased_first_up_to_the_limit() {
        Transaction third = pending(scope, NOON);
        Transaction first = pending(scope, NOON.minusSeconds(2));
        Transaction second = pending(scope, NOON.minusSeconds(1));

        assertThat(lease(2)).extracting(Scoped::value).containsExactly(first, second);
        assertThat(lease(2)).extracting(Scoped::value).containsExactly(third);
    }

    @Test
    void a_leased_transaction_is_due_again_when_its_lease_ends() {
        Transaction due = pending(scope, NOON);
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.transactions().leaseDue(LATER, LATER.plusSeconds(60), 10))
                .extracting(scoped -> scoped.value().id())
                .containsExactly(due.id());
    }

    @Test
    void a_lease_does_not_change_the_version() {
        Transaction due = pending(scope, NOON);
        lease(10);

        Transaction saved = inUnit(() -> store.transactions().save(scope, due.fail(DECLINED, NOON)));

        assertThat(store.transactions().find(scope, due.id())).contains(saved);
    }

    @Test
    void a_settled_transaction_is_not_leased() {
        Transaction due = pending(scope, NOON);
        inUnit(() -> store.transactions().save(scope, due.fail(DECLINED, NOON)));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_rolled_back_lease_is_released() {
        Transaction due = pending(scope, NOON);
        inRolledBackUnit(() -> lease(10));

        assertThat(lease(10)).containsExactly(new Scoped<>(scope, due));
    }

    @Test
    void concurrent_leases_get_as_many_as_they_want_while_there_are_more() {
        IntStream.range(0, 40).forEach(i -> pending(scope, NOON));

        List<Future<List<Scoped<Transaction>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(5)))
                .toList();

        assertThat(leases).allSatisfy(leased -> assertThat(resultOf(leased)).hasSize(5));
        assertThat(lease(100)).isEmpty();
    }

    @Test
    void concurrent_leases_do_not_overlap() {
        IntStream.range(0, 40).forEach(i -> pending(scope, NOON));

        List<Future<List<Scoped<Transaction>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(10)))
                .toList();

        List<Scoped<Transaction>> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    @Test
    void the_oldest_unfinished_transaction_belongs_to_a_processing_payment() {
        assertThat(store.transactions().oldestUnfinished()).isEmpty();
        storedTransaction(scope, LONG_AGO, waiting -> new PaymentState.RequiresAction(waiting.id()));
        assertThat(store.transactions().oldestUnfinished()).isEmpty();
        storedTransaction(otherScopes.get(0), NOON, busy -> new PaymentState.Processing(busy.id()));
        storedTransaction(scope, LATER, busy -> new PaymentState.Processing(busy.id()));

        assertThat(store.transactions().oldestUnfinished()).contains(NOON);
    }

    private List<Scoped<Transaction>> lease(int limit) {
        return store.transactions().leaseDue(NOON, LATER, limit);
    }

    private Transaction pending(Scope where, Instant nextCheckAt) {
        Payment link = stored(where, aLink().build());
        Transaction transaction = aTransaction()
                .of(link)
                .inState(new TransactionState.Pending(nextCheckAt, false))
                .build();
        inUnit(() -> store.transactions().insert(where, transaction));
        return transaction;
    }

    private interface StateOf {
        PaymentState with(Transaction transaction);
    }

    private void storedTransaction(Scope where, Instant createdAt, StateOf state) {
        Payment link = stored(where, aLink().build());
        Transaction transaction = aTransaction().of(link).createdAt(createdAt).build();
        inUnit(() -> store.payments()
                .save(where, aCopyOf(link).inState(state.with(transaction)).build()));
        inUnit(() -> store.transactions().insert(where, transaction));
    }
}
