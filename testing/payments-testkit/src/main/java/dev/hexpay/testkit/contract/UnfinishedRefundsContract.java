package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.DECLINED;
import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Refunds} guarantees about refunds without a final result. */
public abstract class UnfinishedRefundsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_refund_is_leased_from_the_instant_it_is_due() {
        Refund early = pending(scope, NOON.plusMillis(1));
        Refund due = pending(scope, NOON);

        assertThat(lease(10)).containsExactly(new Scoped<>(scope, due));
        assertThat(store.refunds().leaseDue(NOON.plusMillis(1), LATER, 10)).containsExactly(new Scoped<>(scope, early));
    }

    @Test
    void refunds_of_every_scope_are_leased_with_their_scope() {
        List<Scoped<Refund>> expected = new ArrayList<>();
        for (Scope otherScope : otherScopes) {
            expected.add(new Scoped<>(otherScope, pending(otherScope, NOON)));
        }

        assertThat(lease(10)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_longest_due_are_leased_first_up_to_the_limit() {
        Refund third = pending(scope, NOON);
        Refund first = pending(scope, NOON.minusSeconds(2));
        Refund second = pending(scope, NOON.minusSeconds(1));

        assertThat(lease(2)).extracting(Scoped::value).containsExactly(first, second);
        assertThat(lease(2)).extracting(Scoped::value).containsExactly(third);
    }

    @Test
    void a_leased_refund_is_due_again_when_its_lease_ends() {
        Refund due = pending(scope, NOON);
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.refunds().leaseDue(LATER, LATER.plusSeconds(60), 10))
                .extracting(scoped -> scoped.value().id())
                .containsExactly(due.id());
    }

    @Test
    void a_lease_does_not_change_the_version() {
        Refund due = pending(scope, NOON);
        lease(10);

        Refund saved = inUnit(() -> store.refunds().save(scope, due.succeed("re_1", NOON)));

        assertThat(store.refunds().find(scope, due.id())).contains(saved);
    }

    @Test
    void a_settled_refund_is_not_leased() {
        Refund failed = pending(scope, NOON);
        Refund succeeded = pending(scope, NOON);
        inUnit(() -> store.refunds().save(scope, failed.fail(DECLINED, NOON)));
        inUnit(() -> store.refunds().save(scope, succeeded.succeed("re_1", NOON)));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_rolled_back_lease_is_released() {
        Refund due = pending(scope, NOON);
        inRolledBackUnit(() -> lease(10));

        assertThat(lease(10)).containsExactly(new Scoped<>(scope, due));
    }

    @Test
    void concurrent_leases_get_as_many_as_they_want_while_there_are_more() {
        IntStream.range(0, 40).forEach(i -> pending(scope, NOON));

        List<Future<List<Scoped<Refund>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(5)))
                .toList();

        assertThat(leases).allSatisfy(leased -> assertThat(resultOf(leased)).hasSize(5));
        assertThat(lease(100)).isEmpty();
    }

    @Test
    void concurrent_leases_do_not_overlap() {
        IntStream.range(0, 40).forEach(i -> pending(scope, NOON));

        List<Future<List<Scoped<Refund>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(10)))
                .toList();

        List<Scoped<Refund>> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    private List<Scoped<Refund>> lease(int limit) {
        return store.refunds().leaseDue(NOON, LATER, limit);
    }

    private Refund pending(Scope where, Instant nextCheckAt) {
        return stored(where, aRefund().inState(new RefundState.Pending(nextCheckAt)));
    }
}
