package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.InvoiceBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Invoices} promises. */
public abstract class InvoicesContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);
    private static final int THREADS = 16;
    private static final int UNITS_PER_THREAD = 12;

    @Test
    void numbers_begin_with_one_and_follow_each_other() {
        assertThat(List.of(next(scope), next(scope), next(scope))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void one_unit_of_work_may_take_several_numbers() {
        List<Long> taken = inUnit(() -> List.of(next(scope), next(scope)));
        assertThat(taken).containsExactly(1L, 2L);
        assertThat(next(scope)).isEqualTo(3L);
    }

    @Test
    void each_scope_has_numbers_of_its_own() {
        next(scope);
        next(scope);
        for (Scope stranger : strangers) {
            assertThat(next(stranger)).as("%s", stranger).isEqualTo(1L);
        }
        assertThat(next(scope)).isEqualTo(3L);
    }

    @Test
    void a_number_is_given_back_when_the_unit_does_not_commit() {
        inFailingUnit(() -> next(scope));
        assertThat(next(scope)).as("the first").isEqualTo(1L);
        inFailingUnit(() -> next(scope));
        assertThat(next(scope)).as("a later one").isEqualTo(2L);
    }

    @Test
    void until_the_unit_ends_others_wait_for_the_first_number() {
        assertThat(waitingFor(() -> next(scope), () -> {}, () -> next(scope))).isEqualTo(2L);
    }

    @Test
    void until_the_unit_ends_others_wait_for_a_later_number() {
        next(scope);
        assertThat(waitingFor(() -> next(scope), () -> {}, () -> next(scope))).isEqualTo(3L);
    }

    @Test
    void a_number_given_back_goes_to_the_one_who_waits() {
        assertThat(waitingInVain(() -> next(scope), () -> next(scope)))
                .as("the first")
                .isEqualTo(1L);
        assertThat(waitingInVain(() -> next(scope), () -> next(scope)))
                .as("a later one")
                .isEqualTo(2L);
    }

    @Test
    void many_at_once_some_of_whom_give_up_leave_no_gap_and_no_twin() {
        List<Future<List<Long>>> actors = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int seed = thread;
            actors.add(beside(() -> numbersTakenForGood(seed)));
        }
        List<Long> taken = new ArrayList<>();
        actors.forEach(actor -> taken.addAll(resultOf(actor)));
        long expected = (long) THREADS * UNITS_PER_THREAD * 2 / 3;
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, expected).boxed().toList());
    }

    private List<Long> numbersTakenForGood(int seed) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < UNITS_PER_THREAD; i++) {
            if ((seed + i) % 3 == 0) {
                inFailingUnit(() -> next(scope));
            } else {
                taken.add(next(scope));
            }
        }
        return taken;
    }

    @Test
    void an_invoice_is_read_back_equal() {
        assertReadBack(anInvoice());
    }

    @Test
    void an_invoice_as_long_as_it_can_be_is_read_back_equal() {
        assertReadBack(anInvoice().describedAs(Samples.widest(500)).numbered(1_000_000_000_000L));
    }

    @Test
    void every_price_is_read_back_equal() {
        long number = 0;
        for (TaxBreakdown price : Samples.prices()) {
            assertReadBack(anInvoice().of(price).numbered(++number));
        }
    }

    @Test
    void every_status_is_read_back_equal() {
        long number = 0;
        for (InvoiceStatus status : InvoiceStatus.values()) {
            assertReadBack(anInvoice().in(status).numbered(++number));
        }
    }

    @Test
    void the_parties_are_read_back_equal() {
        EmailAddress longest = Samples.fullestCustomer().profile().email();
        Seller seller = new Seller(
                Samples.widest(200),
                List.of(Samples.widest(200), "a \"quoted\" \\ line", "Wien"),
                "AT",
                "ATU12345678",
                longest);
        Payer buyer = new Payer(
                longest, new FullName(Samples.widest(200)), Samples.fullestAddress(), new TaxDocument("X".repeat(50)));
        assertPartiesReadBack(1, seller, buyer);
        assertPartiesReadBack(2, Seller.named("Acme"), new Payer(new EmailAddress("a@b.example"), null, null, null));
    }

    private void assertPartiesReadBack(long number, Seller seller, Payer buyer) {
        Invoice invoice = anInvoice()
                .of(storedAttempt(scope))
                .to(stored(aCustomer()).id())
                .between(seller, buyer)
                .numbered(number)
                .build();
        insert(scope, invoice);
        assertThat(store.invoices().find(scope, invoice.id())).contains(invoice);
    }

    @Test
    void a_number_is_used_once() {
        Invoice first = stored(scope, anInvoice().numbered(7));
        Invoice twin = forSomePayment(scope, anInvoice().numbered(7));
        assertThatThrownBy(() -> insert(scope, twin)).isInstanceOf(AlreadyThere.class);
        assertThat(store.invoices().find(scope, first.id())).contains(first);
        assertThat(store.invoices().find(scope, twin.id())).isEmpty();
    }

    @Test
    void a_number_is_used_once_in_each_scope() {
        stored(scope, anInvoice().numbered(7));
        for (Scope stranger : strangers) {
            Invoice foreign = stored(stranger, anInvoice().numbered(7));
            assertThat(store.invoices().find(stranger, foreign.id())).contains(foreign);
        }
    }

    @Test
    void a_payment_has_one_invoice() {
        Invoice first = forSomePayment(scope, anInvoice().numbered(1));
        Invoice twin = anInvoice()
                .of(attemptOf(first))
                .to(first.customer())
                .numbered(2)
                .build();
        insert(scope, first);
        assertThatThrownBy(() -> insert(scope, twin)).isInstanceOf(AlreadyThere.class);
        assertThat(store.invoices().find(scope, twin.id())).isEmpty();
    }

    @Test
    void an_invoice_is_found_in_its_own_scope_only() {
        Invoice invoice = stored(scope, anInvoice());
        for (Scope stranger : strangers) {
            assertThat(store.invoices().find(stranger, invoice.id()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.invoices().find(scope, invoice.id())).contains(invoice);
    }

    @Test
    void an_unknown_invoice_is_not_found() {
        stored(scope, anInvoice());
        assertThat(store.invoices().find(scope, anInvoiceId())).isEmpty();
    }

    @Test
    void a_saved_invoice_is_read_back_equal() {
        Invoice outstanding = stored(scope, anInvoice().in(InvoiceStatus.OUTSTANDING));
        Invoice paid = outstanding.markedAs(InvoiceStatus.PAID, LATER);
        save(scope, paid);
        assertThat(store.invoices().find(scope, paid.id())).contains(paid);
    }

    @Test
    void an_invoice_that_this_scope_does_not_have_is_not_saved() {
        Invoice outstanding = stored(scope, anInvoice().in(InvoiceStatus.OUTSTANDING));
        Invoice paid = outstanding.markedAs(InvoiceStatus.PAID, LATER);
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> save(stranger, paid)).as("%s", stranger).isInstanceOf(IllegalStateException.class);
        }
        Invoice unknown = forSomePayment(scope, anInvoice().numbered(2));
        assertThatThrownBy(() -> save(scope, unknown)).isInstanceOf(IllegalStateException.class);
        assertThat(store.invoices().find(scope, outstanding.id())).contains(outstanding);
    }

    @Test
    void a_locked_invoice_is_as_its_last_writer_left_it_and_nobody_elses_until_the_unit_ends() {
        Invoice outstanding = stored(scope, anInvoice().in(InvoiceStatus.OUTSTANDING));
        Invoice paid = outstanding.markedAs(InvoiceStatus.PAID, LATER);
        Optional<Invoice> seen = waitingFor(
                () -> store.invoices().lock(scope, outstanding.id()),
                () -> store.invoices().save(scope, paid),
                () -> store.invoices().lock(scope, outstanding.id()));
        assertThat(seen).contains(paid);
    }

    @Test
    void an_invoice_is_locked_in_its_own_scope_only() {
        Invoice invoice = stored(scope, anInvoice());
        for (Scope stranger : strangers) {
            assertThat(inUnit(() -> store.invoices().lock(stranger, invoice.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.invoices().lock(scope, anInvoiceId()))).isEmpty();
        assertThat(inUnit(() -> store.invoices().lock(scope, invoice.id()))).contains(invoice);
    }

    private long next(Scope where) {
        InvoiceNumber number = inUnit(() -> store.invoices().next(where, InvoiceSeries.INVOICE));
        assertThat(number.series()).isEqualTo(InvoiceSeries.INVOICE);
        return number.sequence();
    }

    private void assertReadBack(InvoiceBuilder builder) {
        Invoice invoice = stored(scope, builder);
        assertThat(store.invoices().find(scope, invoice.id())).contains(invoice);
    }

    private Transaction attemptOf(Invoice invoice) {
        return store.transactions()
                .find(scope, invoice.reference().transaction())
                .orElseThrow();
    }

    private void save(Scope where, Invoice invoice) {
        inUnit(() -> store.invoices().save(where, invoice));
    }

    private void insert(Scope where, Invoice invoice) {
        inUnit(() -> store.invoices().insert(where, invoice));
    }
}
