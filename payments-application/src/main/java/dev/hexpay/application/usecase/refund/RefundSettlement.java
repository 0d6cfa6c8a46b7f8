package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.invoice.InvoiceIssuer;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.RefundSettled;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The last step of a refund: applies the provider's result in one unit of work. It may be called any number of times
 * with the same result; rows are locked in the order payment, credit note series.
 */
public final class RefundSettlement {
    private static final System.Logger LOG = System.getLogger(RefundSettlement.class.getName());

    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final Refunds refunds;
    private final Invoices invoices;
    private final Customers customers;
    private final InstantSource clock;
    private final InvoiceIssuer invoiceIssuer;
    private final EventRecorder events;
    private final Failpoints failpoints;

    public RefundSettlement(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.invoices = out.store().invoices();
        this.customers = out.store().customers();
        this.clock = out.clock();
        this.invoiceIssuer = new InvoiceIssuer(out);
        this.events = events;
        this.failpoints = out.failpoints();
    }

    /** Applies the result to the refund and returns its new state and that of its transaction. */
    Result settle(Scope scope, Refund requested, RefundResult result) {
        Result settled = unitOfWork.inTransaction(() -> {
            Result applied = apply(scope, requested, result);
            failpoints.hit(Failpoint.SETTLE_UNCOMMITTED);
            return applied;
        });
        failpoints.hit(Failpoint.SETTLED);
        return settled;
    }

    private Result apply(Scope scope, Refund requested, RefundResult result) {
        Payment payment = payments.getLocked(scope, requested.charge().payment());
        Refund refund = refunds.get(scope, requested.id());
        Transaction transaction = transactions.get(scope, refund.charge().transaction());
        Result before = new Result(transaction, refund);
        if (refund.isSettled()) {
            return before;
        }
        return result.match(
                succeeded -> succeeded(scope, payment, before, succeeded),
                declined -> declined(scope, before, declined.failure()),
                unresolved -> before);
    }

    private Result succeeded(Scope scope, Payment payment, Result before, RefundResult.Succeeded result) {
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().succeed(result.reference(), now));
        if (refund.cause() == Cause.DUPLICATE_PAYMENT) {
            return new Result(before.transaction(), refund);
        }
        Transaction transaction = transactions.save(scope, before.transaction().settleRefund(refund.share(), now));
        Invoice invoice = invoiceOf(scope, transaction);
        invoiceIssuer.issueCreditNote(scope, refund, invoice);
        Customer payer = customers.get(scope, invoice.customer());
        events.record(scope, new RefundSettled(refund, payment, invoice, payer));
        return new Result(transaction, refund);
    }

    private Result declined(Scope scope, Result before, Failure failure) {
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().fail(failure, now));
        if (refund.cause() == Cause.DUPLICATE_PAYMENT) {
            LOG.log(
                    Level.ERROR,
                    "{0} has the duplicate payment {1}, and the provider declined its refund: {2}",
                    refund.charge().payment(),
                    refund.charge().transaction(),
                    failure.message());
            return new Result(before.transaction(), refund);
        }
        return new Result(transactions.save(scope, before.transaction().releaseRefund(refund.share(), now)), refund);
    }

    private Invoice invoiceOf(Scope scope, Transaction transaction) {
        if (!(transaction.state() instanceof TransactionState.Succeeded paid)) {
            throw new IllegalStateException(transaction.id() + " has moved no money");
        }
        return invoices.get(scope, paid.invoice());
    }
}
