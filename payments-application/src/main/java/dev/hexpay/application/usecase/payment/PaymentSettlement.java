package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.customer.CustomerVault;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.invoice.InvoiceIssuer;
import dev.hexpay.application.usecase.refund.RefundPreparation;
import dev.hexpay.application.usecase.refund.RefundsElsewhere;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.PaymentActionRequired;
import dev.hexpay.domain.event.DomainEvent.PaymentDeclined;
import dev.hexpay.domain.event.DomainEvent.PaymentSettled;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The last step of moving money: applies the provider's result in one unit of work. It may be called any number of
 * times with the same result; rows are locked in the order payment, customer, invoice series, credit
 * note series. The last one is that of refunds made elsewhere.
 */
public final class PaymentSettlement {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final InvoiceIssuer invoiceIssuer;
    private final DisputeRecorder disputes;
    private final RefundPreparation preparation;
    private final RefundsElsewhere refundsElsewhere;
    private final IdSource ids;
    private final InstantSource clock;
    private final CustomerLookup customerLookup;
    private final CustomerVault customerVault;
    private final EventRecorder events;
    private final Failpoints failpoints;

    public PaymentSettlement(OutPorts out, EventRecorder events, CustomerVault customerVault) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.invoiceIssuer = new InvoiceIssuer(out);
        this.disputes = new DisputeRecorder(out, events);
        this.preparation = new RefundPreparation(out);
        this.refundsElsewhere = new RefundsElsewhere(out, events);
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.customerVault = customerVault;
        this.events = events;
        this.failpoints = out.failpoints();
    }

    /** Applies the result to the transaction and returns the new state of the payment. */
    public Payment settle(Scope scope, Transaction called, ProviderResult result) {
        Payment settled = unitOfWork.inTransaction(() -> {
            Payment applied = apply(scope, called, result);
            failpoints.hit(Failpoint.SETTLE_UNCOMMITTED);
            return applied;
        });
        failpoints.hit(Failpoint.SETTLED);
        return settled;
    }

    /** The refunds of ours that must be looked up before the result is applied, because one may have failed late. */
    public List<RefundId> suspects(Scope scope, Transaction called, ProviderResult.Succeeded result) {
        return refundsElsewhere.suspects(scope, called.id(), result.returned());
    }

    /**
     * Whether all that the result reports is recorded. A refund made elsewhere is not while a refund of ours is pending;
     * the charge must be looked up again then.
     */
    public boolean isRecorded(Scope scope, Transaction called, ProviderResult.Succeeded result) {
        return refundsElsewhere.isRecorded(scope, called.id(), result.returned());
    }

    private Payment apply(Scope scope, Transaction called, ProviderResult result) {
        Payment payment = payments.getLocked(scope, called.payment());
        Transaction stored = transactions.get(scope, called.id());
        Transaction transaction = stored.isSettled() ? stored : stored.withProviderReference(result.reference());
        return result.match(
                succeeded -> {
                    Payment settled = succeeded(scope, payment, transaction, succeeded);
                    // A result from before a change of its refunds says nothing about the refunds of now.
                    boolean isCurrent = called.version() == stored.version();
                    if (isCurrent && (stored.isSettled() || hasReturned(succeeded))) {
                        refundsElsewhere.record(scope, settled, stored.id(), succeeded.returned());
                    }
                    return settled;
                },
                declined -> declined(scope, payment, transaction, declined.failure()),
                requiresAction -> requireAction(scope, payment, stored, transaction),
                unresolved -> {
                    saveChange(scope, stored, unresolved(payment, transaction, unresolved));
                    return payment;
                });
    }

    private static boolean hasReturned(ProviderResult.Succeeded result) {
        return result.returned() != null && result.returned().minor() > 0;
    }

    /** A mismatch stays until a person has looked at it, so it is checked less and less often. */
    private Transaction unresolved(Payment payment, Transaction transaction, ProviderResult.Unresolved result) {
        Transaction waiting = awaitPayer(payment, transaction);
        boolean isPostponed = result instanceof ProviderResult.Mismatch && !transaction.isSettled();
        return isPostponed ? waiting.postpone(clock.instant()) : waiting;
    }

    /** A transaction whose payer is at the bank is looked up less and less often. */
    private Transaction awaitPayer(Payment payment, Transaction transaction) {
        boolean isAtBank = payment.status() == PaymentStatus.REQUIRES_ACTION
                && payment.isCurrent(transaction)
                && !transaction.isSettled();
        return isAtBank ? transaction.awaitAction(clock.instant()) : transaction;
    }

    /** Saves what a result without progress says: the reference, and when it is looked up again. */
    private void saveChange(Scope scope, Transaction stored, Transaction transaction) {
        if (!stored.equals(transaction)) {
            transactions.save(scope, transaction);
        }
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
        Payment paid = payments.save(scope, payment.settle(transaction, payer.id(), invoiceId, now));
        Transaction settled =
                transactions.save(scope, charged(transaction, result).succeed(invoiceId, result.reference(), now));
        Invoice invoice = invoiceIssuer.issueInvoice(scope, paid, settled, payer);
        events.record(scope, new PaymentSettled(paid, settled, invoice, payer));
        disputes.record(scope, paid, settled, result.dispute());
        return paid;
    }

    private static Transaction charged(Transaction transaction, ProviderResult.Succeeded result) {
        VaultedCard vaulted = result.vaulted();
        return vaulted == null ? transaction : transaction.withChargedCard(vaulted.card());
    }

    private Payment declined(Scope scope, Payment payment, Transaction transaction, Failure failure) {
        if (transaction.isSettled()) {
            return payment;
        }
        Instant now = clock.instant();
        Payment declined = payment.decline(transaction, failure, now);
        if (declined.equals(payment)) {
            transactions.save(scope, transaction.fail(failure, now));
            return payment;
        }
        Payment saved = payments.save(scope, declined);
        Transaction failed = transactions.save(scope, transaction.fail(failure, now));
        events.record(scope, new PaymentDeclined(saved, failed, customerLookup.customerOf(scope, saved), failure));
        return saved;
    }

    private Payment requireAction(Scope scope, Payment payment, Transaction stored, Transaction transaction) {
        Instant now = clock.instant();
        Payment waiting = payment.requireAction(transaction, now);
        if (transaction.isSettled() || waiting.equals(payment)) {
            saveChange(scope, stored, awaitPayer(payment, transaction));
            return payment;
        }
        Payment saved = payments.save(scope, waiting);
        transactions.save(scope, transaction.requireAction(now));
        if (!transaction.hasRequiredAction()) {
            events.record(scope, new PaymentActionRequired(saved, customerLookup.customerOf(scope, saved)));
        }
        return saved;
    }
}
