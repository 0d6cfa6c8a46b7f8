package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNoteId;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.ReceiptBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Receipts} guarantees. */
public abstract class ReceiptsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_leased_receipt_equals_the_stored_one() {
        Receipt invoice = inserted(scope, aReceipt().of(new DocumentRef.InvoiceRef(anInvoiceId())));
        assertThat(lease(10)).containsExactly(new Scoped<>(scope, invoice));
        String longest = EdgeValues.largestCustomer().profile().email().value();
        Receipt creditNote = inserted(
                scope,
                aReceipt()
                        .of(new DocumentRef.CreditNoteRef(aCreditNoteId()))
                        .to(longest)
                        .inState(new State.Pending(EdgeValues.LAST_MILLISECOND, 9))
                        .createdAt(EdgeValues.LAST_MILLISECOND));
        assertThat(store.receipts().lease(EdgeValues.LAST_MILLISECOND, Instant.parse("2029-01-01T00:00:00Z"), 10))
                .contains(new Scoped<>(scope, creditNote));
    }

    @Test
    void a_receipt_is_leased_from_the_instant_it_is_due() {
        Receipt early = inserted(scope, aReceipt().dueAt(NOON.plusMillis(1)));
        Receipt due = inserted(scope, aReceipt());

        assertThat(lease(10)).containsExactly(new Scoped<>(scope, due));
        assertThat(store.receipts().lease(NOON.plusMillis(1), LATER, 10)).containsExactly(new Scoped<>(scope, early));
    }

    @Test
    void receipts_of_every_scope_are_leased_with_their_scope() {
        List<Scoped<Receipt>> expected = new ArrayList<>();
        for (Scope otherScope : otherScopes) {
            expected.add(new Scoped<>(otherScope, inserted(otherScope, aReceipt())));
        }

        assertThat(lease(10)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_longest_due_are_leased_first_up_to_the_limit() {
        Receipt third = inserted(scope, aReceipt());
        Receipt first = inserted(scope, aReceipt().dueAt(NOON.minusSeconds(2)));
        Receipt second = inserted(scope, aReceipt().dueAt(NOON.minusSeconds(1)));

        assertThat(lease(2)).extracting(Scoped::value).containsExactly(first, second);
        assertThat(lease(2)).extracting(Scoped::value).containsExactly(third);
    }

    @Test
    void a_leased_receipt_is_due_again_when_its_lease_ends() {
        Receipt due = inserted(scope, aReceipt());
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.receipts().lease(LATER, LATER.plusSeconds(60), 10))
                .extracting(scoped -> scoped.value().id())
                .containsExactly(due.id());
    }

    @Test
    void a_leased_receipt_can_be_saved() {
        Receipt failed = inserted(scope, aReceipt()).deliveryFailed(NOON);
        lease(10);
        save(scope, failed);

        assertThat(store.receipts().lease(LATER, LATER.plusSeconds(60), 10))
                .containsExactly(new Scoped<>(scope, failed));
    }

    @Test
    void a_sent_or_failed_receipt_is_not_leased() {
        Receipt sent = inserted(scope, aReceipt());
        Receipt failed = inserted(scope, aReceipt().inState(new State.Pending(NOON, 10)));
        save(scope, sent.sent(NOON));
        save(scope, failed.deliveryFailed(NOON));

        assertThat(store.receipts().lease(Instant.parse("2999-01-01T00:00:00Z"), LATER, 10))
                .isEmpty();
    }

    @Test
    void a_receipt_of_another_scope_is_not_saved() {
        Receipt receipt = inserted(scope, aReceipt());
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> save(otherScope, receipt.sent(NOON)))
                    .as("%s", otherScope)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> save(scope, aReceipt().build())).isInstanceOf(IllegalStateException.class);
        assertThat(lease(10)).containsExactly(new Scoped<>(scope, receipt));
    }

    @Test
    void a_receipt_of_a_rolled_back_unit_is_not_stored() {
        inRolledBackUnit(() -> inserted(scope, aReceipt()));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_rolled_back_lease_is_released() {
        Receipt due = inserted(scope, aReceipt());
        inRolledBackUnit(() -> lease(10));

        assertThat(lease(10)).containsExactly(new Scoped<>(scope, due));
    }

    @Test
    void concurrent_leases_get_as_many_as_they_want_while_there_are_more() {
        IntStream.range(0, 40).forEach(i -> inserted(scope, aReceipt()));

        List<Future<List<Scoped<Receipt>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(5)))
                .toList();

        assertThat(leases).allSatisfy(leased -> assertThat(resultOf(leased)).hasSize(5));
        assertThat(lease(100)).isEmpty();
    }

    @Test
    void concurrent_leases_do_not_overlap() {
        IntStream.range(0, 40).forEach(i -> inserted(scope, aReceipt()));

        List<Future<List<Scoped<Receipt>>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(10)))
                .toList();

        List<Scoped<Receipt>> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    private List<Scoped<Receipt>> lease(int limit) {
        return store.receipts().lease(NOON, LATER, limit);
    }

    private Receipt inserted(Scope where, ReceiptBuilder builder) {
        Receipt receipt = builder.build();
        inUnit(() -> store.receipts().insert(where, receipt));
        return receipt;
    }

    private void save(Scope where, Receipt receipt) {
        inUnit(() -> store.receipts().save(where, receipt));
    }
}
