package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.invoice.InvoiceIssuer;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.RefundSettled;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;

/** What a refund does to its transaction and documents, in the open unit of work that holds the payment's lock. */
final class RefundRecorder {
    private final Transactions transactions;
    private final Invoices invoices;
    private final Customers customers;
    private final InstantSource clock;
    private final InvoiceIssuer invoiceIssuer;
    private final EventRecorder events;

    RefundRecorder(OutPorts out, EventRecorder events) {
        this.transactions = out.store().transactions();
        this.invoices = out.store().invoices();
        this.customers = out.store().customers();
        this.clock = out.clock();
        this.invoiceIssuer = new InvoiceIssuer(out);
        this.events = events;
    }

    /** Records a refund that has just succeeded; its share is reserved. */
    Result succeeded(Scope scope, Payment payment, Transaction reserved, Refund refund) {
        Transaction transaction = transactions.save(scope, reserved.settleRefund(refund.share(), clock.instant()));
        Invoice invoice = invoiceOf(scope, transaction);
        invoiceIssuer.issueCreditNote(scope, refund, invoice);
        Customer payer = customers.get(scope, invoice.customer());
        events.record(scope, new RefundSettled(refund, payment, invoice, payer));
        return new Result(transaction, refund);
    }

    /** Records that a refund which had succeeded has failed late. No event is published for it. */
    Result failedLate(Scope scope, Transaction refunded, Refund refund) {
        Transaction transaction = transactions.save(scope, refunded.reverseRefund(refund.share(), clock.instant()));
        invoiceIssuer.cancelCreditNote(scope, refund, invoiceOf(scope, transaction));
        return new Result(transaction, refund);
    }

    private Invoice invoiceOf(Scope scope, Transaction transaction) {
        if (!(transaction.state() instanceof TransactionState.Succeeded paid)) {
            throw new IllegalStateException(transaction.id() + " has moved no money");
        }
        return invoices.get(scope, paid.invoice());
    }
}
