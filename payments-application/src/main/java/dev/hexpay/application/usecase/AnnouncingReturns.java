package dev.hexpay.application.usecase;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down what takes a payment back, in part or whole, in the unit of work in which it happens. */
final class AnnouncingReturns {
    private final Announcing announcing;

    AnnouncingReturns(Announcing announcing) {
        this.announcing = announcing;
    }

    /** The attempt whose money the payer's bank claims, and what it says. */
    record Claimed(Transaction transaction, Dispute dispute) {}

    void invoiceVoided(Scope scope, Customer payer, Invoice invoice) {
        Instant at = invoice.issuedAt();
        announcing.append(
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
                        payer.merchantsId(),
                        null));
    }

    void refunded(Scope scope, Payment payment, Announcing.Paper paper, Refund refund) {
        announcing.append(
                scope,
                new EventData.PaymentRefunded(
                        refund.of().transaction().value(),
                        refund.of().provider(),
                        linkId(payment),
                        paper.invoice().id().value(),
                        paper.invoice().number().text(),
                        paper.payer().merchantsId(),
                        null,
                        refund.share().total().minor(),
                        CurrencyCode.wire(payment.price().currency())));
    }

    void disputed(Scope scope, Payment payment, Announcing.Paper paper, Claimed claimed) {
        Transaction transaction = claimed.transaction();
        Dispute dispute = claimed.dispute();
        announcing.append(
                scope,
                new EventData.PaymentDisputed(
                        transaction.id().value(),
                        transaction.provider(),
                        linkId(payment),
                        paper.invoice().id().value(),
                        paper.invoice().number().text(),
                        paper.payer().merchantsId(),
                        null,
                        dispute.amount().minor(),
                        CurrencyCode.wire(payment.price().currency()),
                        dispute.reason()));
    }

    void disputeResolved(Scope scope, Payment payment, Announcing.Paper paper, Claimed claimed) {
        Transaction transaction = claimed.transaction();
        Dispute dispute = claimed.dispute();
        announcing.append(
                scope,
                new EventData.PaymentDisputeResolved(
                        transaction.id().value(),
                        transaction.provider(),
                        linkId(payment),
                        paper.invoice().id().value(),
                        paper.invoice().number().text(),
                        paper.payer().merchantsId(),
                        null,
                        dispute.amount().minor(),
                        CurrencyCode.wire(payment.price().currency()),
                        dispute.reason(),
                        dispute.standing().wire()));
    }

    private static @Nullable String linkId(Payment payment) {
        return payment.kind() == PaymentKind.LINK ? payment.id().value() : null;
    }
}
