package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.DECLINED;
import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Refunds.Located;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Refunds} promises of refunds whose end is not known. */
public abstract class UnfinishedRefundsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_refund_is_handed_out_from_the_instant_it_is_due() {
        Refund early = pending(scope, NOON.plusMillis(1));
        Refund due = pending(scope, NOON);

        assertThat(lease(10)).containsExactly(new Located(scope, due));
        assertThat(store.refunds().leaseUnfinished(NOON.plusMillis(1), LATER, 10))
                .containsExactly(new Located(scope, early));
    }

    @Test
    void refunds_of_every_scope_are_handed_out_with_their_scope() {
        List<Located> expected = new ArrayList<>();
        for (Scope stranger : strangers) {
            expected.add(new Located(stranger, pending(stranger, NOON)));
        }

        assertThat(lease(10)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void those_due_longest_are_handed_out_first_and_no_more_than_wanted() {
        Refund third = pending(scope, NOON);
        Refund first = pending(scope, NOON.minusSeconds(2));
        Refund second = pending(scope, NOON.minusSeconds(1));

        assertThat(lease(2)).extracting(Located::refund).containsExactly(first, second);
        assertThat(lease(2)).extracting(Located::refund).containsExactly(third);
    }

    @Test
    void a_refund_handed_out_is_put_off() {
        Refund due = pending(scope, NOON);
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.refunds().leaseUnfinished(LATER, LATER.plusSeconds(60), 10))
                .extracting(located -> located.refund().id())
                .containsExactly(due.id());
    }

    @Test
    void putting_off_is_no_change_of_the_refund() {
        Refund due = pending(scope, NOON);
        lease(10);

        Refund saved = inUnit(() -> store.refunds().save(scope, due.succeed("re_1", NOON)));

        assertThat(store.refunds().find(scope, due.id())).contains(saved);
    }

    @Test
    void a_refund_that_has_ended_is_not_handed_out() {
        Refund failed = pending(scope, NOON);
        Refund succeeded = pending(scope, NOON);
        inUnit(() -> store.refunds().save(scope, failed.fail(DECLINED, NOON)));
        inUnit(() -> store.refunds().save(scope, succeeded.succeed("re_1", NOON)));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_lease_that_is_given_up_is_taken_back() {
        Refund due = pending(scope, NOON);
        inFailingUnit(() -> lease(10));

        assertThat(lease(10)).containsExactly(new Located(scope, due));
    }

    @Test
    void of_several_who_lease_at_once_no_two_get_the_same_refund() {
        IntStream.range(0, 40).forEach(i -> pending(scope, NOON));

        List<Future<List<Located>>> leases =
                IntStream.range(0, 8).mapToObj(i -> beside(() -> lease(10))).toList();

        List<Located> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    private List<Located> lease(int limit) {
        return store.refunds().leaseUnfinished(NOON, LATER, limit);
    }

    private Refund pending(Scope where, Instant askAgainAt) {
        return stored(where, aRefund().in(new RefundState.Pending(askAgainAt)));
    }
}
