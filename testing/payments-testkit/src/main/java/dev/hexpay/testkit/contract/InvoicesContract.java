package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.testkit.InvoiceBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Invoices} guarantees. */
public abstract class InvoicesContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);
    private static final int THREADS = 16;
    private static final int UNITS_PER_THREAD = 12;

    @Test
    void numbers_start_with_one_and_are_consecutive() {
        assertThat(List.of(next(scope), next(scope), next(scope))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void one_unit_of_work_may_take_several_numbers() {
        List<Long> taken = inUnit(() -> List.of(next(scope), next(scope)));
        assertThat(taken).containsExactly(1L, 2L);
        assertThat(next(scope)).isEqualTo(3L);
    }

    @Test
    void each_scope_has_its_own_numbers() {
        next(scope);
        next(scope);
        for (Scope otherScope : otherScopes) {
            assertThat(next(otherScope)).as("%s", otherScope).isEqualTo(1L);
        }
        assertThat(next(scope)).isEqualTo(3L);
    }

    @Test
    void a_number_is_reused_when_its_unit_is_rolled_back() {
        inRolledBackUnit(() -> next(scope));
        assertThat(next(scope)).as("the first").isEqualTo(1L);
        inRolledBackUnit(() -> next(scope));
        assertThat(next(scope)).as("a later one").isEqualTo(2L);
    }

    @Test
    void others_wait_for_the_first_number_until_the_unit_ends() {
        assertThat(blockedUntilCommit(() -> next(scope), () -> {}, () -> next(scope)))
                .isEqualTo(2L);
    }

    @Test
    void others_wait_for_a_later_number_until_the_unit_ends() {
        next(scope);
        assertThat(blockedUntilCommit(() -> next(scope), () -> {}, () -> next(scope)))
                .isEqualTo(3L);
    }

    @Test
    void a_waiting_unit_gets_the_number_of_a_rolled_back_one() {
        assertThat(blockedUntilRollback(() -> next(scope), () -> next(scope)))
                .as("the first")
                .isEqualTo(1L);
        assertThat(blockedUntilRollback(() -> next(scope), () -> next(scope)))
                .as("a later one")
                .isEqualTo(2L);
    }

    @Test
    void concurrent_units_with_rollbacks_leave_no_gap_and_no_duplicate() {
        List<Future<List<Long>>> actors = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int seed = thread;
            actors.add(inOtherThread(() -> committedNumbers(seed)));
        }
        List<Long> taken = new ArrayList<>();
        actors.forEach(actor -> taken.addAll(resultOf(actor)));
        long expected = (long) THREADS * UNITS_PER_THREAD * 2 / 3;
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, expected).boxed().toList());
    }

    private List<Long> committedNumbers(int seed) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < UNITS_PER_THREAD; i++) {
            if ((seed + i) % 3 == 0) {
                inRolledBackUnit(() -> next(scope));
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
    void an_invoice_with_every_field_at_its_maximum_is_read_back_equal() {
        assertReadBack(anInvoice().describedAs(EdgeValues.widest(500)).numbered(1_000_000_000_000L));
    }

    @Test
    void every_price_is_read_back_equal() {
        long number = 0;
        for (TaxBreakdown price : EdgeValues.prices()) {
            assertReadBack(anInvoice().of(price).numbered(++number));
        }
    }

    @Test
    void every_status_is_read_back_equal() {
        long number = 0;
        for (InvoiceStatus status : InvoiceStatus.values()) {
            assertReadBack(anInvoice().inStatus(status).numbered(++number));
        }
    }

    @Test
    void the_parties_are_read_back_equal() {
        EmailAddress longest = EdgeValues.largestCustomer().profile().email();
        Seller seller = new Seller(
                EdgeValues.widest(200),
                List.of(EdgeValues.widest(200), "a \"quoted\" \\ line", "Wien"),
                "AT",
                "ATU12345678",
                longest);
        BillingDetails buyer = new BillingDetails(
                longest,
                new FullName(EdgeValues.widest(200)),
                EdgeValues.largestAddress(),
                new TaxDocument("X".repeat(50)));
        assertPartiesReadBack(1, seller, buyer);
        assertPartiesReadBack(
                2, Seller.named("Acme"), new BillingDetails(new EmailAddress("a@b.example"), null, null, null));
    }

    private void assertPartiesReadBack(long number, Seller seller, BillingDetails buyer) {
        Invoice invoice = anInvoice()
                .of(storedTransaction(scope))
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
        Invoice duplicate = newInvoice(scope, anInvoice().numbered(7));
        assertThatThrownBy(() -> insert(scope, duplicate)).isInstanceOf(DuplicateKeyException.class);
        assertThat(store.invoices().find(scope, first.id())).contains(first);
        assertThat(store.invoices().find(scope, duplicate.id())).isEmpty();
    }

    @Test
    void a_number_is_used_once_in_each_scope() {
        stored(scope, anInvoice().numbered(7));
        for (Scope otherScope : otherScopes) {
            Invoice foreign = stored(otherScope, anInvoice().numbered(7));
            assertThat(store.invoices().find(otherScope, foreign.id())).contains(foreign);
        }
    }

    @Test
    void a_payment_has_one_invoice() {
        Invoice first = newInvoice(scope, anInvoice().numbered(1));
        Invoice duplicate = anInvoice()
                .of(transactionOf(first))
                .to(first.customer())
                .numbered(2)
                .build();
        insert(scope, first);
        assertThatThrownBy(() -> insert(scope, duplicate)).isInstanceOf(DuplicateKeyException.class);
        assertThat(store.invoices().find(scope, duplicate.id())).isEmpty();
    }

    @Test
    void an_invoice_is_found_in_its_own_scope_only() {
        Invoice invoice = stored(scope, anInvoice());
        for (Scope otherScope : otherScopes) {
            assertThat(store.invoices().find(otherScope, invoice.id()))
                    .as("%s", otherScope)
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
        Invoice outstanding = stored(scope, anInvoice().inStatus(InvoiceStatus.OUTSTANDING));
        Invoice paid = outstanding.changeStatus(InvoiceStatus.PAID, LATER);
        save(scope, paid);
        assertThat(store.invoices().find(scope, paid.id())).contains(paid);
    }

    @Test
    void an_invoice_of_another_scope_is_not_saved() {
        Invoice outstanding = stored(scope, anInvoice().inStatus(InvoiceStatus.OUTSTANDING));
        Invoice paid = outstanding.changeStatus(InvoiceStatus.PAID, LATER);
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> save(otherScope, paid))
                    .as("%s", otherScope)
                    .isInstanceOf(IllegalStateException.class);
        }
        Invoice unknown = newInvoice(scope, anInvoice().numbered(2));
        assertThatThrownBy(() -> save(scope, unknown)).isInstanceOf(IllegalStateException.class);
        assertThat(store.invoices().find(scope, outstanding.id())).contains(outstanding);
    }

    @Test
    void the_second_lock_waits_and_sees_the_committed_change() {
        Invoice outstanding = stored(scope, anInvoice().inStatus(InvoiceStatus.OUTSTANDING));
        Invoice paid = outstanding.changeStatus(InvoiceStatus.PAID, LATER);
        Optional<Invoice> seen = blockedUntilCommit(
                () -> store.invoices().lock(scope, outstanding.id()),
                () -> store.invoices().save(scope, paid),
                () -> store.invoices().lock(scope, outstanding.id()));
        assertThat(seen).contains(paid);
    }

    @Test
    void an_invoice_is_locked_in_its_own_scope_only() {
        Invoice invoice = stored(scope, anInvoice());
        for (Scope otherScope : otherScopes) {
            assertThat(inUnit(() -> store.invoices().lock(otherScope, invoice.id())))
                    .as("%s", otherScope)
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

    private Transaction transactionOf(Invoice invoice) {
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
