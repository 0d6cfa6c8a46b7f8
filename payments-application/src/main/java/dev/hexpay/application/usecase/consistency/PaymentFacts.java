package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is recorded of a payment.
 *
 * @param invoice null when it has none
 * @param creditNotes those of the invoice, cancellations too
 * @param receipts those of the invoice and the credit notes
 */
record PaymentFacts(
        Payment payment,
        List<Transaction> transactions,
        @Nullable Invoice invoice,
        List<Refund> refunds,
        List<CreditNote> creditNotes,
        List<Receipt> receipts,
        List<Event> events) {

    /** Reads it in several queries, between which it may change. */
    static PaymentFacts read(Store store, Scope scope, Payment payment) {
        List<Transaction> transactions = store.transactions().ofPayment(scope, payment.id());
        List<Refund> refunds = transactions.stream()
                .filter(Transaction::isSettled)
                .flatMap(transaction -> store.refunds().ofTransaction(scope, transaction.id()).stream())
                .toList();
        Invoice invoice = invoiceOf(payment)
                .flatMap(id -> store.invoices().find(scope, id))
                .orElse(null);
        List<CreditNote> notes = new ArrayList<>();
        List<DocumentRef> documents = new ArrayList<>();
        if (invoice != null) {
            documents.add(new DocumentRef.InvoiceRef(invoice.id()));
            Pages.forEach(page -> store.creditNotes().list(scope, invoice.id(), page), CreditNote::id, notes::addAll);
        }
        notes.forEach(note -> documents.add(new DocumentRef.CreditNoteRef(note.id())));
        List<Receipt> receipts =
                documents.isEmpty() ? List.of() : store.receipts().ofDocuments(scope, documents);
        return new PaymentFacts(
                payment, transactions, invoice, refunds, notes, receipts, events(store, scope, payment));
    }

    private static List<Event> events(Store store, Scope scope, Payment payment) {
        EventFilter about = EventFilter.ALL.withSubject(payment.id().value());
        List<Event> events = new ArrayList<>();
        Pages.forEach(
                page -> store.outbox().list(scope, about, page),
                EventRecord::id,
                records -> records.forEach(stored -> events.add(stored.event())));
        return events;
    }

    /**
     * Whether nothing of it has changed since the payment was read: each change saves the payment or a transaction of it in
     * its unit of work.
     */
    boolean isCurrent(Store store, Scope scope) {
        return store.payments().find(scope, payment.id()).equals(Optional.of(payment))
                && store.transactions().ofPayment(scope, payment.id()).equals(transactions);
    }

    private static Optional<InvoiceId> invoiceOf(Payment payment) {
        return payment.state() instanceof PaymentState.Succeeded paid ? Optional.of(paid.invoice()) : Optional.empty();
    }

    /** The transactions that have succeeded. */
    List<Transaction> succeeded() {
        return transactions.stream()
                .filter(transaction -> transaction.state() instanceof TransactionState.Succeeded)
                .toList();
    }

    /** The refunds of this transaction. */
    List<Refund> refundsOf(Transaction transaction) {
        return refunds.stream()
                .filter(refund -> refund.charge().transaction().equals(transaction.id()))
                .toList();
    }
}
