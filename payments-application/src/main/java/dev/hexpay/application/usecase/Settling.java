package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The last step of moving money: applies what the provider said, in one unit of work. It may be told the same thing any
 * number of times; rows are locked in the order payment, customer, invoice series.
 */
final class Settling {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final Invoices invoices;
    private final IdSource ids;
    private final InstantSource clock;
    private final Vaulting vaulting;
    private final Announcing announcing;

    Settling(OutPorts out, Announcing announcing) {
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.invoices = out.invoices();
        this.ids = out.ids();
        this.clock = out.clock();
        this.vaulting = new Vaulting(out, announcing);
        this.announcing = announcing;
    }

    /** Applies the answer to the attempt and returns the payment as it is then. */
    Payment settle(Scope scope, PaymentId id, TransactionId attempt, ProviderAnswer answer) {
        return unitOfWork.inTransaction(() -> {
            Payment payment = payments.lock(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
            Transaction transaction = transactions
                    .find(scope, attempt)
                    .orElseThrow(() -> new IllegalStateException(attempt + " is gone"));
            if (answer instanceof ProviderAnswer.Succeeded succeeded) {
                return succeeded(scope, payment, transaction, succeeded);
            } else if (answer instanceof ProviderAnswer.Declined declined) {
                return declined(scope, payment, transaction, declined.failure());
            } else if (answer instanceof ProviderAnswer.NeedsAction) {
                return needsAction(scope, payment, transaction);
            }
            return payment;
        });
    }

    private Payment succeeded(Scope scope, Payment payment, Transaction transaction, ProviderAnswer.Succeeded answer) {
        if (transaction.state() instanceof TransactionState.Succeeded) {
            return payment;
        }
        Instant now = clock.instant();
        Customer payer = vaulting.payerWithCard(scope, payment, transaction, answer);
        InvoiceId invoiceId = new InvoiceId(ids.next(IdKind.INVOICE, now));
        Payment paid = switch (payment.status()) {
            case PROCESSING -> payment.succeed(payer.id(), invoiceId, now);
            case REQUIRES_ACTION -> payment.resumeAttempt(now).succeed(payer.id(), invoiceId, now);
            case FAILED, SUCCEEDED, PENDING, CANCELED -> payment.correct(transaction, payer.id(), invoiceId, now);
        };
        Payment saved = payments.save(scope, paid);
        Transaction settled = transactions.save(scope, transaction.succeed(invoiceId, answer.reference(), now));
        Invoice invoice = new Invoice(
                invoiceId,
                invoices.next(scope, InvoiceSeries.INVOICE),
                payer.id(),
                payment.id(),
                payment.description(),
                transaction.price(),
                InvoiceStatus.PAID,
                now,
                now);
        invoices.insert(scope, invoice);
        announcing.paid(scope, saved, settled, new Announcing.Paper(payer, invoice));
        return saved;
    }

    private Payment declined(Scope scope, Payment payment, Transaction transaction, Failure failure) {
        if (transaction.isSettled()) {
            return payment;
        }
        Instant now = clock.instant();
        boolean waitsForPayer = payment.status() == PaymentStatus.REQUIRES_ACTION;
        Payment asked = waitsForPayer ? payment.resumeAttempt(now) : payment;
        Payment saved = payments.save(scope, asked.decline(failure, now));
        transactions.save(scope, transaction.fail(failure, now));
        announcing.declined(scope, saved, transaction, failure);
        return saved;
    }

    private Payment needsAction(Scope scope, Payment payment, Transaction transaction) {
        if (transaction.isSettled() || payment.status() != PaymentStatus.PROCESSING) {
            return payment;
        }
        Payment saved = payments.save(scope, payment.requireAction(clock.instant()));
        announcing.needsAction(scope, saved, transaction);
        return saved;
    }
}
