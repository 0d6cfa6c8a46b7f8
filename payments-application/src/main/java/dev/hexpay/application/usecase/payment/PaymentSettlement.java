package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.customer.CustomerVault;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.invoice.InvoiceIssuer;
import dev.hexpay.application.usecase.refund.RefundPreparation;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The last step of moving money: applies the provider's result in one unit of work. It may be called any number of
 * times with the same result; rows are locked in the order payment, customer, invoice series.
 */
public final class PaymentSettlement {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final InvoiceIssuer invoiceIssuer;
    private final DisputeRecorder disputes;
    private final RefundPreparation preparation;
    private final IdSource ids;
    private final InstantSource clock;
    private final CustomerVault customerVault;
    private final EventRecorder events;
    private final Failpoints failpoints;

    public PaymentSettlement(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.invoiceIssuer = new InvoiceIssuer(out);
        this.disputes = new DisputeRecorder(out, events);
        this.preparation = new RefundPreparation(out);
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.customerVault = new CustomerVault(out, events);
        this.events = events;
        this.failpoints = out.failpoints();
    }

    /** Applies the result to the transaction and returns the new state of the payment. */
    public Payment settle(Scope scope, Transaction called, ProviderResult result) {
        return settle(scope, called, result, Function.identity());
    }

    /**
     * Applies the result to the transaction, and applies {@code inTheSameUnit} to the new state of the payment in the
     * same unit of work.
     */
    public <T> T settle(Scope scope, Transaction called, ProviderResult result, Function<Payment, T> inTheSameUnit) {
        T settled = unitOfWork.inTransaction(() -> {
            T applied = inTheSameUnit.apply(apply(scope, called, result));
            failpoints.hit(Failpoint.SETTLE_UNCOMMITTED);
            return applied;
        });
        failpoints.hit(Failpoint.SETTLED);
        return settled;
    }

    private Payment apply(Scope scope, Transaction called, ProviderResult result) {
        Payment payment = payments.lock(scope, called.payment())
                .orElseThrow(() -> new IllegalStateException(called.payment() + " is gone"));
        Transaction transaction = transactions
                .find(scope, called.id())
                .orElseThrow(() -> new IllegalStateException(called.id() + " is gone"));
        if (result instanceof ProviderResult.Succeeded succeeded) {
            return succeeded(scope, payment, transaction, succeeded);
        } else if (result instanceof ProviderResult.Declined declined) {
            return declined(scope, payment, transaction, declined.failure());
        } else if (result instanceof ProviderResult.RequiresAction) {
            return requireAction(scope, payment, transaction);
        }
        return payment;
    }

    private Payment succeeded(Scope scope, Payment payment, Transaction transaction, ProviderResult.Succeeded result) {
        if (transaction.state() instanceof TransactionState.Succeeded) {
            disputes.record(scope, payment, transaction, result.dispute());
            return payment;
        } else if (payment.status() == PaymentStatus.SUCCEEDED) {
            preparation.reverseDuplicate(scope, transaction, result);
            return payment;
        }
        Instant now = clock.instant();
        Customer payer = customerVault.payerWithCard(scope, payment, transaction, result);
        InvoiceId invoiceId = new InvoiceId(ids.next(IdKind.INVOICE, now));
        Payment paid = switch (payment.status()) {
            case PROCESSING -> payment.succeed(transaction, payer.id(), invoiceId, now);
            case REQUIRES_ACTION -> payment.resumeTransaction(now).succeed(transaction, payer.id(), invoiceId, now);
            case FAILED, SUCCEEDED, PENDING, CANCELED ->
                payment.correctToSucceeded(transaction, payer.id(), invoiceId, now);
        };
        Payment saved = payments.save(scope, paid);
        Transaction settled = transactions.save(scope, transaction.succeed(invoiceId, result.reference(), now));
        Invoice invoice = invoiceIssuer.issueInvoice(scope, saved, settled, payer);
        events.paid(scope, saved, settled, new EventRecorder.PaidInvoice(payer, invoice));
        disputes.record(scope, saved, settled, result.dispute());
        return saved;
    }

    private Payment declined(Scope scope, Payment payment, Transaction transaction, Failure failure) {
        if (transaction.isSettled()) {
            return payment;
        }
        Instant now = clock.instant();
        if (!isCurrent(payment, transaction)) {
            // A late confirmation of an earlier transaction superseded this one.
            transactions.save(scope, transaction.fail(failure, now));
            return payment;
        }
        boolean requiresAction = payment.status() == PaymentStatus.REQUIRES_ACTION;
        Payment resumed = requiresAction ? payment.resumeTransaction(now) : payment;
        Payment saved = payments.save(scope, resumed.decline(failure, now));
        transactions.save(scope, transaction.fail(failure, now));
        events.declined(scope, saved, transaction, failure);
        return saved;
    }

    private Payment requireAction(Scope scope, Payment payment, Transaction transaction) {
        boolean isProcessing = payment.status() == PaymentStatus.PROCESSING && isCurrent(payment, transaction);
        if (transaction.isSettled() || !isProcessing) {
            return payment;
        }
        Instant now = clock.instant();
        Payment saved = payments.save(scope, payment.requireAction(now));
        transactions.save(scope, transaction.requireAction(now));
        if (!transaction.hasRequiredAction()) {
            events.actionRequired(scope, saved, transaction);
        }
        return saved;
    }

    private static boolean isCurrent(Payment payment, Transaction transaction) {
        return transaction.id().equals(payment.transaction());
    }
}
