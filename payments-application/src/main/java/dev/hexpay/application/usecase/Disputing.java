package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.AnnouncingReturns.Claimed;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes in what the payer's bank says against a payment, in the unit of work that heard it. */
final class Disputing {
    private final Transactions transactions;
    private final Invoices invoices;
    private final Customers customers;
    private final InstantSource clock;
    private final AnnouncingReturns announcing;

    Disputing(OutPorts out, Announcing announcing) {
        this.transactions = out.transactions();
        this.invoices = out.invoices();
        this.customers = out.customers();
        this.clock = out.clock();
        this.announcing = new AnnouncingReturns(announcing);
    }

    /** The provider tells of this dispute, or of none; what was heard before, or has been decided, is no news. */
    void heard(Scope scope, Payment payment, Transaction transaction, @Nullable Dispute told) {
        if (told == null || !(transaction.state() instanceof TransactionState.Succeeded paid)) {
            return;
        }
        Dispute known = paid.dispute();
        if (told.equals(known) || (known != null && known.isResolved())) {
            return;
        }
        transactions.save(scope, transaction.disputedAs(told, clock.instant()));
        Announcing.Paper paper = paperOf(scope, paid);
        if (known == null) {
            announcing.disputed(scope, payment, paper, new Claimed(transaction, told));
        }
        if (told.isResolved()) {
            announcing.disputeResolved(scope, payment, paper, new Claimed(transaction, told));
        }
    }

    private Announcing.Paper paperOf(Scope scope, TransactionState.Succeeded paid) {
        Invoice invoice = invoices.find(scope, paid.invoice())
                .orElseThrow(() -> new IllegalStateException(paid.invoice() + " is gone"));
        Customer payer = customers
                .find(scope, invoice.customer())
                .orElseThrow(() -> new IllegalStateException(invoice.customer() + " is gone"));
        return new Announcing.Paper(payer, invoice);
    }
}
