package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Refunds} guarantees about lists. */
public abstract class RefundListContract extends StoreContract {
    @Test
    void an_empty_list_has_no_further_page() {
        storedTransaction(scope);
        assertThat(list(RefundFilter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void refunds_are_listed_newest_first_regardless_of_insertion_order() {
        Refund middle = stored(scope, aRefund().createdAt(NOON.plusMillis(1)));
        Refund newest = stored(scope, aRefund().createdAt(NOON.plusMillis(2)));
        Refund oldest = stored(scope, aRefund().createdAt(NOON));
        assertThat(list(RefundFilter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void refunds_are_listed_in_their_own_scope_only() {
        Refund own = stored(scope, aRefund());
        for (Scope otherScope : otherScopes) {
            Refund foreign = stored(otherScope, aRefund());
            assertThat(store.refunds()
                            .list(otherScope, RefundFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(RefundFilter.ALL).items()).containsExactly(own);
    }

    @Test
    void a_list_of_a_transaction_or_payment_has_its_refunds() {
        Transaction transaction = storedTransaction(scope);
        Refund older = insert(scope, aRefund().of(transaction));
        Refund newer = insert(scope, aRefund().of(transaction).createdAt(NOON.plusMillis(1)));
        stored(scope, aRefund());
        RefundFilter all = RefundFilter.ALL;
        assertThat(list(all.withTransaction(transaction.id())).items()).containsExactly(newer, older);
        assertThat(list(all.withPayment(transaction.payment())).items()).containsExactly(newer, older);
        assertThat(list(all.withTransaction(aTransactionId()))).isEqualTo(Page.empty());
        assertThat(list(all.withPayment(aPaymentId()))).isEqualTo(Page.empty());
    }

    @Test
    void a_list_of_a_status_has_the_refunds_in_it() {
        List<RefundState> states = List.of(
                new RefundState.Pending(NOON),
                new RefundState.Succeeded("re_1", NOON),
                new RefundState.Failed(EdgeValues.failures().get(0)));
        for (RefundState state : states) {
            Refund older = stored(scope, aRefund().inState(state));
            Refund newer = stored(scope, aRefund().inState(state).createdAt(NOON.plusMillis(1)));
            assertThat(list(RefundFilter.ALL.withStatus(state.status())).items())
                    .as("%s", state)
                    .containsExactly(newer, older);
        }
    }

    @Test
    void filter_conditions_are_combined_with_and() {
        Transaction transaction = storedTransaction(scope);
        Refund pending = insert(scope, aRefund().of(transaction));
        Refund other = stored(scope, aRefund());
        RefundFilter ofPending =
                RefundFilter.ALL.withTransaction(transaction.id()).withPayment(transaction.payment());
        assertThat(list(ofPending.withStatus(RefundStatus.PENDING)).items()).containsExactly(pending);
        assertThat(list(ofPending.withStatus(RefundStatus.FAILED))).isEqualTo(Page.empty());
        assertThat(list(ofPending.withPayment(other.charge().payment()))).isEqualTo(Page.empty());
        assertThat(list(ofPending.withTransaction(other.charge().transaction())))
                .isEqualTo(Page.empty());
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        List<Refund> expected = new ArrayList<>();
        Transaction transaction = storedTransaction(scope);
        for (int i = 0; i < 7; i++) {
            expected.add(insert(scope, aRefund().of(transaction).createdAt(NOON.plusMillis(i))));
        }
        Collections.reverse(expected);
        for (RefundFilter filter : List.of(
                RefundFilter.ALL,
                RefundFilter.ALL.withStatus(RefundStatus.PENDING),
                RefundFilter.ALL.withPayment(transaction.payment()))) {
            List<Refund> read = PagedReader.readAll(
                    page -> store.refunds().list(scope, filter, page),
                    Refund::id,
                    2,
                    () -> insert(scope, aRefund().of(transaction).createdAt(NOON.plusSeconds(1))));
            assertThat(read).endsWith(expected.toArray(Refund[]::new)).doesNotHaveDuplicates();
        }
    }

    private Page<Refund> list(RefundFilter filter) {
        return store.refunds().list(scope, filter, PageRequest.first(10));
    }
}
