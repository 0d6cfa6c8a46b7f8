package dev.hexpay.application.usecase.event;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records the events of refunds, disputes and voided invoices, in the unit of work of their cause. */
public final class RefundEventRecorder {
    private final EventRecorder events;

    public RefundEventRecorder(EventRecorder events) {
        this.events = events;
    }

    /** A disputed transaction and its dispute. */
    public record DisputedTransaction(Transaction transaction, Dispute dispute) {}

    public void invoiceVoided(Scope scope, Customer payer, Invoice invoice) {
        Instant at = invoice.issuedAt();
        events.append(
                scope,
                new EventData.InvoiceVoided(
                        invoice.id().value(),
                        invoice.number().text(),
                        invoice.status().wire(),
                        at,
                        at,
                        at,
                        at,
                        CurrencyCode.wire(invoice.price().currency()),
                        invoice.price().subtotal().minor(),
                        invoice.price().total().minor(),
                        payer.merchantReference(),
                        null));
    }

    public void refunded(Scope scope, Payment payment, EventRecorder.PaidInvoice paid, Refund refund) {
        events.append(
                scope,
                new EventData.PaymentRefunded(
                        refund.charge().transaction().value(),
                        refund.charge().provider(),
                        linkId(payment),
                        paid.invoice().id().value(),
                        paid.invoice().number().text(),
                        paid.payer().merchantReference(),
                        null,
                        refund.share().total().minor(),
                        CurrencyCode.wire(payment.price().currency())));
    }

    public void disputed(Scope scope, Payment payment, EventRecorder.PaidInvoice paid, DisputedTransaction disputed) {
        Transaction transaction = disputed.transaction();
        Dispute dispute = disputed.dispute();
        events.append(
                scope,
                new EventData.PaymentDisputed(
                        transaction.id().value(),
                        transaction.provider(),
                        linkId(payment),
                        paid.invoice().id().value(),
                        paid.invoice().number().text(),
                        paid.payer().merchantReference(),
                        null,
                        dispute.amount().minor(),
                        CurrencyCode.wire(payment.price().currency()),
                        dispute.reason()));
    }

    public void disputeResolved(
            Scope scope, Payment payment, EventRecorder.PaidInvoice paid, DisputedTransaction disputed) {
        Transaction transaction = disputed.transaction();
        Dispute dispute = disputed.dispute();
        events.append(
                scope,
                new EventData.PaymentDisputeResolved(
                        transaction.id().value(),
                        transaction.provider(),
                        linkId(payment),
                        paid.invoice().id().value(),
                        paid.invoice().number().text(),
                        paid.payer().merchantReference(),
                        null,
                        dispute.amount().minor(),
                        CurrencyCode.wire(payment.price().currency()),
                        dispute.reason(),
                        dispute.status().wire()));
    }

    private static @Nullable String linkId(Payment payment) {
        return payment.kind() == PaymentKind.LINK ? payment.id().value() : null;
    }
}
