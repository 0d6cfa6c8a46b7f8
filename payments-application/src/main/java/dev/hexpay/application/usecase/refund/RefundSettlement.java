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
import dev.hexpay.application.usecase.event.RefundEventRecorder;
import dev.hexpay.application.usecase.invoice.InvoiceIssuer;
import dev.hexpay.domain.customer.Customer;
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
import java.util.function.Function;

/**
 * The last step of giving money back: applies what the provider said, in one unit of work. It may be told the same thing
 * any number of times; rows are locked in the order payment, credit note series.
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
    private final RefundEventRecorder events;
    private final Failpoints failpoints;

    public RefundSettlement(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.refunds = out.refunds();
        this.invoices = out.invoices();
        this.customers = out.customers();
        this.clock = out.clock();
        this.invoiceIssuer = new InvoiceIssuer(out);
        this.events = new RefundEventRecorder(events);
        this.failpoints = out.failpoints();
    }

    /** Applies the answer to the refund, and makes something of it as it is then in the same unit of work. */
    <T> T settle(Scope scope, Refund asked, RefundResult answer, Function<Result, T> inTheSameUnit) {
        T result = unitOfWork.inTransaction(() -> {
            T made = inTheSameUnit.apply(apply(scope, asked, answer));
            failpoints.hit(Failpoint.SETTLE_UNCOMMITTED);
            return made;
        });
        failpoints.hit(Failpoint.SETTLED);
        return result;
    }

    private Result apply(Scope scope, Refund asked, RefundResult answer) {
        Payment payment = payments.lock(scope, asked.charge().payment())
                .orElseThrow(() -> new IllegalStateException(asked.charge().payment() + " is gone"));
        Refund refund =
                refunds.find(scope, asked.id()).orElseThrow(() -> new IllegalStateException(asked.id() + " is gone"));
        Transaction transaction = transactions
                .find(scope, refund.charge().transaction())
                .orElseThrow(() -> new IllegalStateException(refund.charge().transaction() + " is gone"));
        Result before = new Result(transaction, refund);
        if (refund.isSettled()) {
            return before;
        } else if (answer instanceof RefundResult.Succeeded succeeded) {
            return succeeded(scope, payment, before, succeeded);
        } else if (answer instanceof RefundResult.Declined declined) {
            return declined(scope, before, declined.failure());
        }
        return before;
    }

    private Result succeeded(Scope scope, Payment payment, Result before, RefundResult.Succeeded answer) {
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().succeed(answer.reference(), now));
        if (refund.cause() == Cause.PAID_TWICE) {
            return new Result(before.transaction(), refund);
        }
        Transaction transaction = transactions.save(scope, before.transaction().settleRefund(refund.share(), now));
        Invoice invoice = invoiceOf(scope, transaction);
        invoiceIssuer.issueCreditNote(scope, refund, invoice);
        Customer payer = customers
                .find(scope, invoice.customer())
                .orElseThrow(() -> new IllegalStateException(invoice.customer() + " is gone"));
        events.refunded(scope, payment, new EventRecorder.PaidInvoice(payer, invoice), refund);
        return new Result(transaction, refund);
    }

    private Result declined(Scope scope, Result before, Failure failure) {
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().fail(failure, now));
        if (refund.cause() == Cause.PAID_TWICE) {
            LOG.log(
                    Level.ERROR,
                    "{0} was paid twice and the provider does not give {1} back: {2}",
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
        return invoices.find(scope, paid.invoice())
                .orElseThrow(() -> new IllegalStateException(paid.invoice() + " is gone"));
    }
}
