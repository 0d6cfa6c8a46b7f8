package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.contract.RecordComponents.assertEachIsFilled;
import static dev.hexpay.testkit.contract.RecordComponents.assertOnlyChanged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No component of a record is lost: records with a value in every component are read back equal, and a save after a
 * change keeps every other component. A new component is red here until it is stored.
 */
public abstract class CompleteRecordsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(9);
    private static final Instant END = Instant.parse("2999-01-01T00:00:00Z");

    @Test
    void every_component_of_a_payment_is_read_back() {
        List<Payment> payments = CompleteRecords.payments();
        assertEachIsFilled(Payment.class, payments);
        for (Payment payment : payments) {
            assertThat(find(stored(scope, payment))).isEqualTo(payment);
        }
    }

    @Test
    void every_component_of_a_transaction_is_read_back() {
        List<Transaction> transactions = new ArrayList<>();
        for (TaxBreakdown price : EdgeValues.prices()) {
            transactions.addAll(CompleteRecords.unsuccessfulTransactions(stored(aLink().of(price))));
        }
        transactions.add(CompleteRecords.succeededTransaction(stored(aLink().of(taxedPrice()))));
        assertEachIsFilled(Transaction.class, transactions);
        for (Transaction transaction : transactions) {
            assertThat(find(stored(transaction))).isEqualTo(transaction);
        }
    }

    @Test
    void every_component_of_a_refund_is_read_back() {
        List<Refund> refunds = CompleteRecords.refunds(storedTransaction(scope));
        assertEachIsFilled(Refund.class, refunds);
        for (Refund refund : refunds) {
            assertThat(find(stored(refund))).isEqualTo(refund);
        }
    }

    @Test
    void every_component_of_a_customer_is_read_back() {
        Customer customer = CompleteRecords.customer();
        assertEachIsFilled(Customer.class, List.of(customer));
        assertThat(find(stored(scope, customer))).isEqualTo(customer);
    }

    @Test
    void every_component_of_a_payment_method_is_read_back() {
        PaymentMethod method = CompleteRecords.paymentMethod(stored(aCustomer()).id());
        assertEachIsFilled(PaymentMethod.class, List.of(method));
        inUnit(() -> store.paymentMethods().insert(scope, method));
        assertThat(store.paymentMethods().find(scope, method.id())).contains(method);
    }

    @Test
    void every_component_of_an_invoice_is_read_back() {
        List<Invoice> invoices = storedInvoices();
        assertEachIsFilled(Invoice.class, invoices);
        for (Invoice invoice : invoices) {
            assertThat(find(invoice)).isEqualTo(invoice);
        }
    }

    @Test
    void every_component_of_a_pending_receipt_is_read_back() {
        List<Receipt> receipts = CompleteRecords.receipts();
        assertEachIsFilled(Receipt.class, receipts);
        receipts.forEach(this::stored);
        List<Receipt> pending = receipts.stream()
                .filter(receipt -> receipt.state() instanceof Receipt.State.Pending)
                .toList();
        assertThat(leaseReceipts()).containsExactlyInAnyOrderElementsOf(pending);
    }

    @Test
    void saving_a_payment_keeps_every_other_component() {
        Payment canceled = stored(scope, CompleteRecords.payment(taxedPrice(), new PaymentState.Pending()));
        assertSaved(canceled, canceled.cancel(LATER), "state", "updatedAt", "version");

        Payment pending = stored(scope, CompleteRecords.payment(taxedPrice(), new PaymentState.Pending()));
        TaxBreakdown price = EdgeValues.prices().get(0);
        Payment started = pending.startTransaction(aTransactionId(), price, LATER);
        Payment processing = assertSaved(pending, started, "price", "state", "updatedAt", "version");
        Transaction charged = aTransaction().of(processing).succeeded().build();
        Instant end = LATER.plusSeconds(1);
        Payment settled = processing.settle(charged, aCustomerId(), anInvoiceId(), end);
        assertSaved(processing, settled, "customer", "state", "updatedAt", "version");
    }

    @Test
    void saving_a_transaction_keeps_every_other_component() {
        Payment payment = stored(aLink().of(taxedPrice()));
        Transaction failed = stored(CompleteRecords.pendingTransaction(payment));
        assertSaved(failed, failed.fail(EdgeValues.failures().get(0), LATER));
        Transaction resumed = stored(CompleteRecords.pendingTransaction(payment));
        Transaction referenced =
                assertSaved(resumed, resumed.withProviderReference("ch_43"), "providerReference", "version");
        Transaction pending = assertSaved(referenced, referenced.resume(LATER));
        Instant end = LATER.plusSeconds(1);
        Transaction paid = assertSaved(pending, pending.succeed(anInvoiceId(), "ch_43", end));
        Share share = new Share(taxedPrice().subtotal(), taxedPrice().tax());
        Instant afterwards = end.plusSeconds(1);
        Transaction reserved = assertSaved(paid, paid.reserveRefund(share, afterwards));
        Dispute dispute = new Dispute(taxedPrice().total(), "duplicate", DisputeStatus.OPEN);
        assertSaved(reserved, reserved.reportDispute(aDisputeId(), dispute, afterwards.plusSeconds(1)));
    }

    @Test
    void saving_a_refund_keeps_every_other_component() {
        Transaction transaction = storedTransaction(scope);
        Refund succeeded = stored(CompleteRecords.pendingRefund(transaction));
        assertSaved(succeeded, succeeded.succeed("re_43", LATER));
        Refund failed = stored(CompleteRecords.pendingRefund(transaction));
        assertSaved(failed, failed.fail(EdgeValues.failures().get(0), LATER));
    }

    @Test
    void saving_a_customer_keeps_every_other_component() {
        Customer customer = stored(scope, CompleteRecords.customer());
        Customer.Profile profile = aCustomer().named("Ada Lovelace").profile();
        Customer renamed =
                assertSaved(customer, customer.withProfile(profile, LATER), "profile", "updatedAt", "version");
        Instant end = LATER.plusSeconds(1);
        assertSaved(renamed, renamed.withDefaultMethod(aMethodId(), end), "defaultMethod", "updatedAt", "version");
    }

    @Test
    void saving_an_invoice_keeps_every_other_component() {
        for (Invoice invoice : storedInvoices()) {
            Invoice paid = invoice.changeStatus(InvoiceStatus.PAID, LATER);
            inUnit(() -> store.invoices().save(scope, paid));
            assertThat(find(invoice)).isEqualTo(paid);
            assertOnlyChanged(invoice, find(invoice), "status", "updatedAt");
        }
    }

    @Test
    void saving_a_receipt_keeps_every_other_component() {
        Receipt receipt = stored(CompleteRecords.receipts().get(0));
        Receipt failed = receipt.deliveryFailed(LATER);
        inUnit(() -> store.receipts().save(scope, failed));
        assertThat(leaseReceipts()).singleElement().satisfies(read -> {
            assertThat(read).isEqualTo(failed);
            assertOnlyChanged(receipt, read, "state");
        });
    }

    private static TaxBreakdown taxedPrice() {
        return EdgeValues.prices().stream()
                .filter(price -> price.tax().minor() > 1)
                .findFirst()
                .orElseThrow();
    }

    /** Outstanding invoices at every price. */
    private List<Invoice> storedInvoices() {
        List<Invoice> invoices = new ArrayList<>();
        for (TaxBreakdown price : EdgeValues.prices()) {
            CustomerId customer = stored(aCustomer()).id();
            invoices.add(
                    CompleteRecords.outstandingInvoice(storedTransaction(scope), customer, price, invoices.size() + 7));
        }
        invoices.forEach(invoice -> inUnit(() -> store.invoices().insert(scope, invoice)));
        return invoices;
    }

    private Transaction stored(Transaction transaction) {
        inUnit(() -> store.transactions().insert(scope, transaction));
        return transaction;
    }

    private Refund stored(Refund refund) {
        inUnit(() -> store.refunds().insert(scope, refund));
        return refund;
    }

    private Receipt stored(Receipt receipt) {
        inUnit(() -> store.receipts().insert(scope, receipt));
        return receipt;
    }

    private Payment find(Payment payment) {
        return store.payments().find(scope, payment.id()).orElseThrow();
    }

    private Transaction find(Transaction transaction) {
        return store.transactions().find(scope, transaction.id()).orElseThrow();
    }

    private Refund find(Refund refund) {
        return store.refunds().find(scope, refund.id()).orElseThrow();
    }

    private Customer find(Customer customer) {
        return store.customers().find(scope, customer.id()).orElseThrow();
    }

    private Invoice find(Invoice invoice) {
        return store.invoices().find(scope, invoice.id()).orElseThrow();
    }

    private List<Receipt> leaseReceipts() {
        return store.receipts().lease(END, END.plusSeconds(60), 10).stream()
                .map(leased -> leased.value())
                .toList();
    }

    private Payment assertSaved(Payment before, Payment after, String... changed) {
        Payment saved = inUnit(() -> store.payments().save(scope, after));
        assertThat(find(before)).isEqualTo(saved).isEqualTo(after.withVersion(before.version() + 1));
        assertOnlyChanged(before, find(before), changed);
        return saved;
    }

    private Transaction assertSaved(Transaction before, Transaction after) {
        return assertSaved(before, after, "state", "updatedAt", "version");
    }

    private Transaction assertSaved(Transaction before, Transaction after, String... changed) {
        Transaction saved = inUnit(() -> store.transactions().save(scope, after));
        assertThat(find(before)).isEqualTo(saved).isEqualTo(after.withVersion(before.version() + 1));
        assertOnlyChanged(before, find(before), changed);
        return saved;
    }

    private Refund assertSaved(Refund before, Refund after) {
        Refund saved = inUnit(() -> store.refunds().save(scope, after));
        assertThat(find(before)).isEqualTo(saved).isEqualTo(after.withVersion(before.version() + 1));
        assertOnlyChanged(before, find(before), "state", "updatedAt", "version");
        return saved;
    }

    private Customer assertSaved(Customer before, Customer after, String... changed) {
        Customer saved = inUnit(() -> store.customers().save(scope, after));
        assertThat(find(before)).isEqualTo(saved).isEqualTo(after.withVersion(before.version() + 1));
        assertOnlyChanged(before, find(before), changed);
        return saved;
    }
}
