package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.Breach.Rule;
import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The documents of a scope: their numbers are gapless, and each invoice belongs to a succeeded payment. */
final class DocumentRules {
    private final Store store;
    private final Scope scope;
    private final Findings findings;

    DocumentRules(Store store, Scope scope, Findings findings) {
        this.store = store;
        this.scope = scope;
        this.findings = findings;
    }

    void check() {
        NumberRanges invoiceNumbers = new NumberRanges();
        Pages.forEach(page -> store.invoices().list(scope, InvoiceFilter.ALL, page), Invoice::id, invoices -> {
            invoices.forEach(invoice ->
                    addNumber(invoiceNumbers, invoice.number(), invoice.id().value()));
            checkPaid(invoices);
        });
        checkGaps(
                InvoiceSeries.INVOICE,
                invoiceNumbers,
                number -> store.invoices().findByNumber(scope, number).isPresent());
        NumberRanges noteNumbers = new NumberRanges();
        Pages.forEach(
                page -> store.creditNotes().list(scope, null, page),
                CreditNote::id,
                notes -> notes.forEach(
                        note -> addNumber(noteNumbers, note.number(), note.id().value())));
        checkGaps(
                InvoiceSeries.CREDIT_NOTE,
                noteNumbers,
                number -> store.creditNotes().findByNumber(scope, number).isPresent());
    }

    private void addNumber(NumberRanges numbers, InvoiceNumber number, String id) {
        findings.countDocument();
        if (numbers.contains(number.sequence())) {
            findings.add(new Breach(Rule.GAPLESS_NUMBERS, id, "its number " + number.text() + " is used twice"));
        } else {
            numbers.add(number.sequence());
        }
    }

    /** A document that was issued while the list was read can be missing in it. */
    private void checkGaps(InvoiceSeries series, NumberRanges numbers, Predicate<InvoiceNumber> exists) {
        for (NumberRanges.Range gap : numbers.gaps()) {
            long first = gap.first();
            while (first <= gap.last() && exists.test(new InvoiceNumber(series, first))) {
                first++;
            }
            if (first <= gap.last()) {
                findings.add(new Breach(
                        Rule.GAPLESS_NUMBERS,
                        new InvoiceNumber(series, first).text(),
                        "it is missing, up to " + new InvoiceNumber(series, gap.last()).text()));
            }
        }
    }

    /** That a succeeded payment has this invoice and transaction is checked with the payment. */
    private void checkPaid(List<Invoice> invoices) {
        List<TransactionId> transactions = invoices.stream()
                .map(invoice -> invoice.reference().transaction())
                .toList();
        Set<InvoiceId> paid = store.transactions().findAll(scope, transactions).stream()
                .map(transaction -> transaction.state())
                .filter(TransactionState.Succeeded.class::isInstance)
                .map(state -> ((TransactionState.Succeeded) state).invoice())
                .collect(Collectors.toSet());
        for (Invoice invoice : invoices) {
            if (!paid.contains(invoice.id())) {
                checkPayment(invoice);
            }
        }
    }

    private void checkPayment(Invoice invoice) {
        Payment payment = store.payments().get(scope, invoice.reference().payment());
        boolean isItsInvoice = payment.state() instanceof PaymentState.Succeeded state
                && state.invoice().equals(invoice.id());
        if (!isItsInvoice) {
            findings.add(new Breach(
                    Rule.ONE_INVOICE,
                    invoice.id().value(),
                    "it invoices " + payment.id() + ", which is " + WireName.of(payment.status())
                            + " without this invoice"));
        }
    }
}
