package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.DisputeOpened;
import dev.hexpay.domain.event.DomainEvent.DisputeResolved;
import dev.hexpay.domain.event.DomainEvent.DisputedPayment;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Records the dispute of a payment, in the unit of work of the provider's result. */
final class DisputeRecorder {
    private final Transactions transactions;
    private final Invoices invoices;
    private final Customers customers;
    private final IdSource ids;
    private final InstantSource clock;
    private final EventRecorder events;

    DisputeRecorder(OutPorts out, EventRecorder events) {
        this.transactions = out.store().transactions();
        this.invoices = out.store().invoices();
        this.customers = out.store().customers();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.events = events;
    }

    /** Records the reported dispute, if any; a dispute that is already recorded or resolved changes nothing. */
    void record(Scope scope, Payment payment, Transaction transaction, @Nullable Dispute reported) {
        if (reported == null || !(transaction.state() instanceof TransactionState.Succeeded paid)) {
            return;
        }
        Transaction changed = transaction.reportDispute(nextId(), reported, clock.instant());
        if (changed.equals(transaction)) {
            return;
        }
        Transaction disputed = transactions.save(scope, changed);
        Invoice invoice = invoices.get(scope, paid.invoice());
        Customer payer = customers.get(scope, invoice.customer());
        DisputedPayment event = new DisputedPayment(payment, disputed, reported, invoice, payer);
        if (paid.dispute() == null) {
            events.record(scope, new DisputeOpened(event));
        }
        if (reported.isResolved()) {
            events.record(scope, new DisputeResolved(event));
        }
    }

    private DisputeId nextId() {
        return new DisputeId(ids.next(IdKind.DISPUTE, clock.instant()));
    }
}
