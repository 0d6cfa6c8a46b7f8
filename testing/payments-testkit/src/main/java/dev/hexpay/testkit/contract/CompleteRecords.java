package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNoteId;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aMethod;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aSeller;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.CustomerOrigin;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Records that together fill every component with a value of its own, in every state. */
final class CompleteRecords {
    private static final Instant CREATED = NOON.plusMillis(1);
    private static final Instant UPDATED = NOON.plusMillis(2);
    private static final Instant DUE = NOON.plusMillis(3);
    private static final long VERSION = 3;

    private CompleteRecords() {}

    /** Payments in every state, at every price. */
    static List<Payment> payments() {
        List<PaymentState> states = EdgeValues.states();
        List<TaxBreakdown> prices = EdgeValues.prices();
        return IntStream.range(0, Math.max(states.size(), prices.size()))
                .mapToObj(i -> payment(prices.get(i % prices.size()), states.get(i % states.size())))
                .toList();
    }

    static Payment payment(TaxBreakdown price, PaymentState state) {
        return new Payment(
                aPaymentId(),
                PaymentKind.LINK,
                "another_provider",
                price,
                new Description("Consulting, three hours"),
                new Metadata(Map.of("order", "42")),
                aCustomerId(),
                EdgeValues.largestPage(),
                state,
                CREATED,
                UPDATED,
                VERSION);
    }

    /** Transactions of this payment in every state that is not a success. */
    static List<Transaction> unsuccessfulTransactions(Payment payment) {
        return List.of(
                pendingTransaction(payment),
                transaction(
                        payment,
                        new TransactionState.Failed(EdgeValues.failures().get(0))));
    }

    static Transaction pendingTransaction(Payment payment) {
        return transaction(payment, new TransactionState.Pending(DUE, true));
    }

    /** A success with a pending refund and a dispute. */
    static Transaction succeededTransaction(Payment payment) {
        Money subtotal = new Money(2, payment.price().currency());
        Money tax = new Money(1, payment.price().currency());
        return transaction(
                payment,
                new TransactionState.Succeeded(
                        anInvoiceId(),
                        NOON.plusMillis(4),
                        new RefundTotals(new Share(subtotal, tax), tax),
                        new RecordedDispute(
                                aDisputeId(),
                                new Dispute(subtotal, "fraudulent", DisputeStatus.WON),
                                NOON.plusMillis(6),
                                NOON.plusMillis(7))));
    }

    private static Transaction transaction(Payment payment, TransactionState state) {
        PaymentSource source = state instanceof TransactionState.Pending
                ? new PaymentSource.CardToken("tok_42", new Card("visa", "0007", 3, 2032), "vault_41")
                : new PaymentSource.SavedMethod(aMethodId(), "vault_42", new Card("amex", "0005", 7, 2031));
        return new Transaction(
                aTransactionId(),
                payment.id(),
                "another_provider",
                source,
                billingDetails(),
                payment.price(),
                "ch_42",
                state,
                CREATED,
                UPDATED,
                VERSION);
    }

    private static BillingDetails billingDetails() {
        return new BillingDetails(
                new EmailAddress("Grace@Example.com"),
                new FullName("Grace Hopper"),
                EdgeValues.largestAddress(),
                EdgeValues.longestTaxDocument());
    }

    /** Refunds of this transaction in every state. */
    static List<Refund> refunds(Transaction transaction) {
        return List.of(
                pendingRefund(transaction),
                refund(transaction, new RefundState.Succeeded("re_42", NOON.plusMillis(5))),
                refund(transaction, new RefundState.Failed(EdgeValues.failures().get(0))));
    }

    static Refund pendingRefund(Transaction transaction) {
        return refund(transaction, new RefundState.Pending(DUE));
    }

    private static Refund refund(Transaction transaction, RefundState state) {
        return new Refund(
                aRefundId(),
                new Refund.ProviderCharge(transaction.id(), transaction.payment(), "another_provider", "ch_42"),
                new Share(
                        new Money(2, transaction.price().currency()),
                        new Money(1, transaction.price().currency())),
                Refund.Cause.REQUESTED,
                new RefundReason("Arrived broken"),
                state,
                CREATED,
                UPDATED,
                VERSION);
    }

    static Customer customer() {
        return new Customer(
                aCustomerId(),
                EdgeValues.largestCustomer().profile(),
                CustomerOrigin.PAYMENT_LINK,
                aMethodId(),
                CREATED,
                UPDATED,
                VERSION);
    }

    static Invoice outstandingInvoice(Transaction transaction, CustomerId customer, TaxBreakdown price, long number) {
        return new Invoice(
                anInvoiceId(),
                new InvoiceNumber(InvoiceSeries.INVOICE, number),
                customer,
                new Invoice.Reference(transaction.payment(), transaction.id()),
                new Invoice.Parties(aSeller(), billingDetails()),
                new Description("Consulting, three hours"),
                price,
                InvoiceStatus.OUTSTANDING,
                CREATED,
                UPDATED);
    }

    static PaymentMethod paymentMethod(CustomerId customer) {
        PaymentMethod method = aMethod().build();
        return new PaymentMethod(
                method.id(), customer, "another_provider", "vault_42", new Card("amex", "0005", 7, 2031), CREATED);
    }

    /** Receipts of every document in every state. */
    static List<Receipt> receipts() {
        DocumentRef invoice = new DocumentRef.InvoiceRef(anInvoiceId());
        DocumentRef creditNote = new DocumentRef.CreditNoteRef(aCreditNoteId());
        return List.of(
                receipt(invoice, new Receipt.State.Pending(DUE, 2)),
                receipt(creditNote, new Receipt.State.Pending(UPDATED, 3)),
                receipt(invoice, new Receipt.State.Sent(DUE)),
                receipt(creditNote, new Receipt.State.Failed(DUE)));
    }

    private static Receipt receipt(DocumentRef document, Receipt.State state) {
        return new Receipt(aReceipt().build().id(), document, new EmailAddress("grace@example.com"), state, CREATED);
    }
}
