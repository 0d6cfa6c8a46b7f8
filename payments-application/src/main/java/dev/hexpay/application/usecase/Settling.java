package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The last step of moving money: applies what the provider said, in one unit of work. It may be told the same thing any
 * number of times; rows are locked in the order payment, customer, invoice series.
 */
final class Settling {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final Papers papers;
    private final Disputing disputing;
    private final Refunding refunding;
    private final IdSource ids;
    private final InstantSource clock;
    private final Vaulting vaulting;
    private final Announcing announcing;
    private final Milestones milestones;

    Settling(OutPorts out, Announcing announcing) {
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.papers = new Papers(out);
        this.disputing = new Disputing(out, announcing);
        this.refunding = new Refunding(out);
        this.ids = out.ids();
        this.clock = out.clock();
        this.vaulting = new Vaulting(out, announcing);
        this.announcing = announcing;
        this.milestones = out.milestones();
    }

    /** Applies the answer to the attempt and returns the payment as it is then. */
    Payment settle(Scope scope, Transaction attempt, ProviderAnswer answer) {
        return settle(scope, attempt, answer, Function.identity());
    }

    /** Applies the answer to the attempt, and makes something of the payment as it is then in the same unit of work. */
    <T> T settle(Scope scope, Transaction attempt, ProviderAnswer answer, Function<Payment, T> inTheSameUnit) {
        T result = unitOfWork.inTransaction(() -> {
            T made = inTheSameUnit.apply(applied(scope, attempt, answer));
            milestones.reached(Milestone.SETTLING);
            return made;
        });
        milestones.reached(Milestone.SETTLED);
        return result;
    }

    private Payment applied(Scope scope, Transaction attempt, ProviderAnswer answer) {
        Payment payment = payments.lock(scope, attempt.payment())
                .orElseThrow(() -> new IllegalStateException(attempt.payment() + " is gone"));
        Transaction transaction = transactions
                .find(scope, attempt.id())
                .orElseThrow(() -> new IllegalStateException(attempt.id() + " is gone"));
        if (answer instanceof ProviderAnswer.Succeeded succeeded) {
            return succeeded(scope, payment, transaction, succeeded);
        } else if (answer instanceof ProviderAnswer.Declined declined) {
            return declined(scope, payment, transaction, declined.failure());
        } else if (answer instanceof ProviderAnswer.NeedsAction) {
            return needsAction(scope, payment, transaction);
        }
        return payment;
    }

    private Payment succeeded(Scope scope, Payment payment, Transaction transaction, ProviderAnswer.Succeeded answer) {
        if (transaction.state() instanceof TransactionState.Succeeded) {
            disputing.heard(scope, payment, transaction, answer.dispute());
            return payment;
        } else if (payment.status() == PaymentStatus.SUCCEEDED) {
            refunding.ofSecondPayment(scope, transaction, answer);
            return payment;
        }
        Instant now = clock.instant();
        Customer payer = vaulting.payerWithCard(scope, payment, transaction, answer);
        InvoiceId invoiceId = new InvoiceId(ids.next(IdKind.INVOICE, now));
        Payment paid = switch (payment.status()) {
            case PROCESSING -> payment.succeed(transaction, payer.id(), invoiceId, now);
            case REQUIRES_ACTION -> payment.resumeAttempt(now).succeed(transaction, payer.id(), invoiceId, now);
            case FAILED, SUCCEEDED, PENDING, CANCELED -> payment.correct(transaction, payer.id(), invoiceId, now);
        };
        Payment saved = payments.save(scope, paid);
        Transaction settled = transactions.save(scope, transaction.succeed(invoiceId, answer.reference(), now));
        Invoice invoice = papers.invoice(scope, saved, settled, payer);
        announcing.paid(scope, saved, settled, new Announcing.Paper(payer, invoice));
        disputing.heard(scope, saved, settled, answer.dispute());
        return saved;
    }

    private Payment declined(Scope scope, Payment payment, Transaction transaction, Failure failure) {
        if (transaction.isSettled()) {
            return payment;
        }
        Instant now = clock.instant();
        if (!isCurrent(payment, transaction)) {
            // An earlier attempt has paid late and overtook this one.
            transactions.save(scope, transaction.fail(failure, now));
            return payment;
        }
        boolean waitsForPayer = payment.status() == PaymentStatus.REQUIRES_ACTION;
        Payment asked = waitsForPayer ? payment.resumeAttempt(now) : payment;
        Payment saved = payments.save(scope, asked.decline(failure, now));
        transactions.save(scope, transaction.fail(failure, now));
        announcing.declined(scope, saved, transaction, failure);
        return saved;
    }

    private Payment needsAction(Scope scope, Payment payment, Transaction transaction) {
        boolean isAsked = payment.status() == PaymentStatus.PROCESSING && isCurrent(payment, transaction);
        if (transaction.isSettled() || !isAsked) {
            return payment;
        }
        Instant now = clock.instant();
        Payment saved = payments.save(scope, payment.requireAction(now));
        transactions.save(scope, transaction.waitForPayer(now));
        if (!transaction.hasWaitedForPayer()) {
            announcing.needsAction(scope, saved, transaction);
        }
        return saved;
    }

    private static boolean isCurrent(Payment payment, Transaction transaction) {
        return transaction.id().equals(payment.attempt());
    }
}
