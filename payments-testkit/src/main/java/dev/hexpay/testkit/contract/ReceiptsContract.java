package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNoteId;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Receipts.Located;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.ReceiptBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Receipts} promises. */
public abstract class ReceiptsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_receipt_is_handed_out_as_it_was_kept() {
        Receipt invoice = kept(scope, aReceipt().of(new Document.OfInvoice(anInvoiceId())));
        assertThat(lease(10)).containsExactly(new Located(scope, invoice));
        String longest = Samples.fullestCustomer().profile().email().value();
        Receipt creditNote = kept(
                scope,
                aReceipt()
                        .of(new Document.OfCreditNote(aCreditNoteId()))
                        .to(longest)
                        .in(new State.Waiting(Samples.LAST_MILLISECOND, 9))
                        .madeAt(Samples.LAST_MILLISECOND));
        assertThat(store.receipts().lease(Samples.LAST_MILLISECOND, Instant.parse("2029-01-01T00:00:00Z"), 10))
                .contains(new Located(scope, creditNote));
    }

    @Test
    void a_receipt_is_handed_out_from_the_instant_it_is_due() {
        Receipt early = kept(scope, aReceipt().dueAt(NOON.plusMillis(1)));
        Receipt due = kept(scope, aReceipt());

        assertThat(lease(10)).containsExactly(new Located(scope, due));
        assertThat(store.receipts().lease(NOON.plusMillis(1), LATER, 10)).containsExactly(new Located(scope, early));
    }

    @Test
    void receipts_of_every_scope_are_handed_out_with_their_scope() {
        List<Located> expected = new ArrayList<>();
        for (Scope stranger : strangers) {
            expected.add(new Located(stranger, kept(stranger, aReceipt())));
        }

        assertThat(lease(10)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void those_due_longest_are_handed_out_first_and_no_more_than_wanted() {
        Receipt third = kept(scope, aReceipt());
        Receipt first = kept(scope, aReceipt().dueAt(NOON.minusSeconds(2)));
        Receipt second = kept(scope, aReceipt().dueAt(NOON.minusSeconds(1)));

        assertThat(lease(2)).extracting(Located::receipt).containsExactly(first, second);
        assertThat(lease(2)).extracting(Located::receipt).containsExactly(third);
    }

    @Test
    void a_receipt_handed_out_is_put_off_until_it_is_due_again() {
        Receipt due = kept(scope, aReceipt());
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.receipts().lease(LATER, LATER.plusSeconds(60), 10))
                .extracting(located -> located.receipt().id())
                .containsExactly(due.id());
    }

    @Test
    void a_receipt_is_saved_after_it_was_put_off() {
        Receipt failed = kept(scope, aReceipt()).failed(NOON);
        lease(10);
        save(scope, failed);

        assertThat(store.receipts().lease(LATER, LATER.plusSeconds(60), 10))
                .containsExactly(new Located(scope, failed));
    }

    @Test
    void a_receipt_that_has_ended_is_not_handed_out_any_more() {
        Receipt sent = kept(scope, aReceipt());
        Receipt givenUp = kept(scope, aReceipt().in(new State.Waiting(NOON, 10)));
        save(scope, sent.sent(NOON));
        save(scope, givenUp.failed(NOON));

        assertThat(store.receipts().lease(Instant.parse("2999-01-01T00:00:00Z"), LATER, 10))
                .isEmpty();
    }

    @Test
    void a_receipt_that_this_scope_does_not_have_is_not_saved() {
        Receipt receipt = kept(scope, aReceipt());
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> save(stranger, receipt.sent(NOON)))
                    .as("%s", stranger)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> save(scope, aReceipt().build())).isInstanceOf(IllegalStateException.class);
        assertThat(lease(10)).containsExactly(new Located(scope, receipt));
    }

    @Test
    void a_receipt_whose_unit_of_work_is_given_up_is_not_kept() {
        inFailingUnit(() -> kept(scope, aReceipt()));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_lease_that_is_given_up_is_taken_back() {
        Receipt due = kept(scope, aReceipt());
        inFailingUnit(() -> lease(10));

        assertThat(lease(10)).containsExactly(new Located(scope, due));
    }

    @Test
    void of_several_who_lease_at_once_no_two_get_the_same_one() {
        IntStream.range(0, 40).forEach(i -> kept(scope, aReceipt()));

        List<Future<List<Located>>> leases =
                IntStream.range(0, 8).mapToObj(i -> beside(() -> lease(10))).toList();

        List<Located> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    private List<Located> lease(int limit) {
        return store.receipts().lease(NOON, LATER, limit);
    }

    private Receipt kept(Scope where, ReceiptBuilder builder) {
        Receipt receipt = builder.build();
        inUnit(() -> store.receipts().insert(where, receipt));
        return receipt;
    }

    private void save(Scope where, Receipt receipt) {
        inUnit(() -> store.receipts().save(where, receipt));
    }
}
