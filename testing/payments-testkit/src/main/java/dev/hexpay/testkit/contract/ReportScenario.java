package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aSeller;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.anInvoice;

import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;

/** What happened to the payments of one scope, as rows of a store. */
final class ReportScenario {
    private final Store store;
    private final Scope scope;
    private TimeZoneName zone = TimeZoneName.UTC;
    private long invoiceNumber;
    private long creditNoteNumber;

    ReportScenario(Store store, Scope scope) {
        this.store = store;
        this.scope = scope;
    }

    /** Later invoices, and their credit notes, are dated in this time zone; in UTC before. */
    ReportScenario inTimeZone(TimeZoneName itsZone) {
        zone = itsZone;
        return this;
    }

    /** A payment whose attempt began and succeeded at this instant. */
    Invoice paid(Instant at, TaxBreakdown price) {
        return paid(at, at, price);
    }

    /** A payment whose attempt began at one instant, and was confirmed at another. */
    Invoice paid(Instant began, Instant succeeded, TaxBreakdown price) {
        Payment payment = payment(began, price);
        Transaction transaction =
                aTransaction().of(payment).createdAt(began).succeeded().build();
        Invoice invoice = anInvoice()
                .of(transaction)
                .between(aSeller().withTimeZone(zone), transaction.billingDetails())
                .to(store.customers().getOrInsert(scope, aCustomer().build()).id())
                .of(price)
                .numbered(++invoiceNumber)
                .issuedAt(succeeded)
                .build();
        store.transactions().insert(scope, transaction);
        store.invoices().insert(scope, invoice);
        return invoice;
    }

    /** A part of an invoice is refunded. */
    CreditNote refunded(Instant at, Invoice invoice, long subtotal, long tax) {
        Money subtotalPortion = new Money(subtotal, invoice.price().currency());
        Money taxPortion = new Money(tax, invoice.price().currency());
        Refund refund = aRefund()
                .of(store.transactions().get(scope, invoice.reference().transaction()))
                .withShare(subtotalPortion, taxPortion)
                .createdAt(at)
                .succeeded()
                .build();
        CreditNote note = aCreditNote()
                .on(invoice)
                .of(refund.id())
                .of(invoice.price().portion(subtotalPortion, taxPortion))
                .numbered(++creditNoteNumber)
                .issuedAt(at)
                .build();
        store.refunds().insert(scope, refund);
        store.creditNotes().insert(scope, note);
        return note;
    }

    /** The refund of this credit note fails late. */
    void failedLate(Instant at, CreditNote note) {
        Refund refund = store.refunds().get(scope, note.refund());
        store.refunds().save(scope, refund.fail(new Failure("declined", null, "The account is closed."), at));
        store.creditNotes()
                .insert(
                        scope,
                        aCreditNote()
                                .canceling(note)
                                .numbered(++creditNoteNumber)
                                .issuedAt(at)
                                .build());
    }

    /** An attempt that is declined. */
    void declined(Instant at, Money amount, Failure failure) {
        attempted(at, amount, new TransactionState.Failed(failure));
    }

    /** An attempt whose result is not known. */
    void pending(Instant at, Money amount) {
        attempted(at, amount, new TransactionState.Pending(at, false));
    }

    private void attempted(Instant at, Money amount, TransactionState state) {
        Payment payment = payment(at, TaxBreakdown.undetermined(amount));
        store.transactions()
                .insert(
                        scope,
                        aTransaction().of(payment).createdAt(at).inState(state).build());
    }

    private Payment payment(Instant at, TaxBreakdown price) {
        Payment payment = aLink().of(price).createdAt(at).build();
        store.payments().insert(scope, payment);
        return payment;
    }
}
