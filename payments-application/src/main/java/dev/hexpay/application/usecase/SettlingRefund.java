package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.RefundTransaction.Outcome;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The last step of giving money back: applies what the provider said, in one unit of work. It may be told the same thing
 * any number of times; rows are locked in the order payment, credit note series.
 */
final class SettlingRefund {
    private static final System.Logger LOG = System.getLogger(SettlingRefund.class.getName());

    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final Refunds refunds;
    private final Invoices invoices;
    private final Customers customers;
    private final InstantSource clock;
    private final Papers papers;
    private final AnnouncingReturns announcing;
    private final Milestones milestones;

    SettlingRefund(OutPorts out, Announcing announcing) {
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.refunds = out.refunds();
        this.invoices = out.invoices();
        this.customers = out.customers();
        this.clock = out.clock();
        this.papers = new Papers(out);
        this.announcing = new AnnouncingReturns(announcing);
        this.milestones = out.milestones();
    }

    /** Applies the answer to the refund, and makes something of it as it is then in the same unit of work. */
    <T> T settle(Scope scope, Refund asked, RefundAnswer answer, Function<Outcome, T> inTheSameUnit) {
        T result = unitOfWork.inTransaction(() -> {
            T made = inTheSameUnit.apply(applied(scope, asked, answer));
            milestones.reached(Milestone.SETTLING);
            return made;
        });
        milestones.reached(Milestone.SETTLED);
        return result;
    }

    private Outcome applied(Scope scope, Refund asked, RefundAnswer answer) {
        Payment payment = payments.lock(scope, asked.of().payment())
                .orElseThrow(() -> new IllegalStateException(asked.of().payment() + " is gone"));
        Refund refund =
                refunds.find(scope, asked.id()).orElseThrow(() -> new IllegalStateException(asked.id() + " is gone"));
        Transaction transaction = transactions
                .find(scope, refund.of().transaction())
                .orElseThrow(() -> new IllegalStateException(refund.of().transaction() + " is gone"));
        Outcome before = new Outcome(transaction, refund);
        if (refund.isSettled()) {
            return before;
        } else if (answer instanceof RefundAnswer.Succeeded succeeded) {
            return succeeded(scope, payment, before, succeeded);
        } else if (answer instanceof RefundAnswer.Declined declined) {
            return declined(scope, before, declined.failure());
        }
        return before;
    }

    private Outcome succeeded(Scope scope, Payment payment, Outcome before, RefundAnswer.Succeeded answer) {
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().succeed(answer.reference(), now));
        if (refund.cause() == Cause.PAID_TWICE) {
            return new Outcome(before.transaction(), refund);
        }
        Transaction transaction = transactions.save(scope, before.transaction().giveBack(refund.share(), now));
        Invoice invoice = invoiceOf(scope, transaction);
        papers.creditNote(scope, refund, invoice);
        Customer payer = customers
                .find(scope, invoice.customer())
                .orElseThrow(() -> new IllegalStateException(invoice.customer() + " is gone"));
        announcing.refunded(scope, payment, new Announcing.Paper(payer, invoice), refund);
        return new Outcome(transaction, refund);
    }

    private Outcome declined(Scope scope, Outcome before, Failure failure) {
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().fail(failure, now));
        if (refund.cause() == Cause.PAID_TWICE) {
            LOG.log(
                    Level.ERROR,
                    "{0} was paid twice and the provider does not give {1} back: {2}",
                    refund.of().payment(),
                    refund.of().transaction(),
                    failure.message());
            return new Outcome(before.transaction(), refund);
        }
        return new Outcome(transactions.save(scope, before.transaction().release(refund.share(), now)), refund);
    }

    private Invoice invoiceOf(Scope scope, Transaction transaction) {
        if (!(transaction.state() instanceof TransactionState.Succeeded paid)) {
            throw new IllegalStateException(transaction.id() + " has moved no money");
        }
        return invoices.find(scope, paid.invoice())
                .orElseThrow(() -> new IllegalStateException(paid.invoice() + " is gone"));
    }
}
