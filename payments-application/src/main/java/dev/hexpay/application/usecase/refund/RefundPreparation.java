package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.ProviderCharge;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The first step of a refund: stores it, in the open unit of work that holds the payment's lock. */
public final class RefundPreparation {
    private static final System.Logger LOG = System.getLogger(RefundPreparation.class.getName());

    private static final Failure DUPLICATE_PAYMENT = new Failure(
            "duplicate_payment", null, "Another transaction had already paid; the money of this one is refunded.");

    private final Transactions transactions;
    private final Refunds refunds;
    private final IdSource ids;
    private final InstantSource clock;

    public RefundPreparation(OutPorts out) {
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    /** A new id for a refund. */
    RefundId nextId() {
        return new RefundId(ids.next(IdKind.REFUND, clock.instant()));
    }

    /** Reserves {@code amountMinor}, or all that is left, of the refundable amount of the transaction. */
    Refund prepare(Scope scope, RefundId id, Request request) {
        Transaction transaction = refundable(scope, request.transaction());
        Share remaining = transaction.refundable();
        if (remaining.total().minor() == 0) {
            throw PaymentsException.of(
                    ErrorCode.DUPLICATE, "This transaction is fully refunded, or a pending refund covers the rest.");
        }
        Share share = remaining.split(amount(request.amountMinor(), remaining.total()));
        Instant now = clock.instant();
        Refund refund =
                Refund.requested(id, new Refund.RefundRequest(chargeOf(transaction), share, request.reason()), now);
        refunds.insert(scope, refund);
        transactions.save(scope, transaction.reserveRefund(share, now));
        return refund;
    }

    /** The merchant's request; a null amount means all that is left. */
    record Request(
            TransactionId transaction,
            @Nullable Long amountMinor,
            @Nullable RefundReason reason) {}

    private Transaction refundable(Scope scope, TransactionId id) {
        Transaction transaction = transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
        return switch (transaction.status()) {
            case SUCCEEDED, REFUNDED -> transaction;
            case DISPUTED ->
                throw PaymentsException.of(
                        ErrorCode.PROVIDER_UNSUPPORTED,
                        "The payer's bank has claimed this money; a disputed transaction cannot be refunded.");
            case PENDING, FAILED ->
                throw PaymentsException.of(
                        ErrorCode.PROVIDER_UNSUPPORTED,
                        "Only a succeeded transaction can be refunded; this one is " + WireName.of(transaction.status())
                                + ".");
        };
    }

    private static Money amount(@Nullable Long requestedMinor, Money remaining) {
        if (requestedMinor == null) {
            return remaining;
        }
        if (requestedMinor < 1 || requestedMinor > remaining.minor()) {
            throw PaymentsException.invalid(
                    "amount", "must be between 1 and " + remaining.minor() + ", which is left to refund");
        }
        return new Money(requestedMinor, remaining.currency());
    }

    private static ProviderCharge chargeOf(Transaction transaction) {
        return new ProviderCharge(
                transaction.id(), transaction.payment(), transaction.provider(), transaction.chargeReference());
    }

    /**
     * Refunds a transaction that succeeded for a payment which another transaction has paid already. A repeated call
     * refunds nothing more.
     */
    public void reverseDuplicate(Scope scope, Transaction transaction, ProviderResult.Succeeded result) {
        if (!refunds.ofTransaction(scope, transaction.id()).isEmpty()) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "{0} moved money for {1}, which was already paid; it is refunded",
                transaction.id(),
                transaction.payment());
        Instant now = clock.instant();
        ProviderCharge charge =
                new ProviderCharge(transaction.id(), transaction.payment(), transaction.provider(), result.reference());
        Share whole =
                new Share(transaction.price().subtotal(), transaction.price().tax());
        refunds.insert(scope, Refund.ofDuplicatePayment(nextId(), charge, whole, now));
        if (!transaction.isSettled()) {
            transactions.save(scope, transaction.fail(DUPLICATE_PAYMENT, now));
        }
    }
}
