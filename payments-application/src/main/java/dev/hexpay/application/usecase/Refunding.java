package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Charge;
import dev.hexpay.domain.transaction.RefundReason;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The first step of giving money back: writes it down, in the open unit of work that holds the payment's lock. */
final class Refunding {
    private static final System.Logger LOG = System.getLogger(Refunding.class.getName());

    private static final Failure PAID_ALREADY = new Failure(
            "duplicate_payment", null, "Another attempt had paid already; the money of this one is given back.");

    private final Transactions transactions;
    private final Refunds refunds;
    private final IdSource ids;
    private final InstantSource clock;

    Refunding(OutPorts out) {
        this.transactions = out.transactions();
        this.refunds = out.refunds();
        this.ids = out.ids();
        this.clock = out.clock();
    }

    /** A new id for a refund. */
    RefundId nextId() {
        return new RefundId(ids.next(IdKind.REFUND, clock.instant()));
    }

    /** Takes {@code amountMinor}, or all that is left, out of what the attempt can still give back. */
    Refund requested(Scope scope, RefundId id, Wish wish) {
        Transaction transaction = refundable(scope, wish.transaction());
        Share left = transaction.refundable();
        if (left.total().minor() == 0) {
            throw Refusal.of(RefusalCode.DUPLICATE, "All of this transaction has been refunded, or is about to be.");
        }
        Share share = left.taking(amount(wish.amountMinor(), left.total()));
        Instant now = clock.instant();
        Refund refund = Refund.requested(id, new Refund.Wish(chargeOf(transaction), share, wish.reason()), now);
        refunds.insert(scope, refund);
        transactions.save(scope, transaction.promise(share, now));
        return refund;
    }

    /** What the merchant wants back to its payer; null amount for all that is left. */
    record Wish(
            TransactionId transaction,
            @Nullable Long amountMinor,
            @Nullable RefundReason reason) {}

    private Transaction refundable(Scope scope, TransactionId id) {
        Transaction transaction = transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
        return switch (transaction.status()) {
            case SUCCEEDED, REFUNDED -> transaction;
            case DISPUTED ->
                throw Refusal.of(
                        RefusalCode.PROVIDER_UNSUPPORTED,
                        "The payer's bank has claimed this money; a disputed transaction cannot be refunded.");
            case PENDING, FAILED ->
                throw Refusal.of(
                        RefusalCode.PROVIDER_UNSUPPORTED,
                        "Only a succeeded transaction can be refunded; this one is "
                                + transaction.status().wire() + ".");
        };
    }

    private static Money amount(@Nullable Long wishedMinor, Money left) {
        if (wishedMinor == null) {
            return left;
        }
        if (wishedMinor < 1 || wishedMinor > left.minor()) {
            throw Refusal.invalid("amount", "must be between 1 and " + left.minor() + ", which is left to refund");
        }
        return new Money(wishedMinor, left.currency());
    }

    private static Charge chargeOf(Transaction transaction) {
        if (!(transaction.state() instanceof TransactionState.Succeeded paid)) {
            throw new IllegalStateException(transaction.id() + " has moved no money");
        }
        return new Charge(transaction.id(), transaction.payment(), transaction.provider(), paid.providerReference());
    }

    /**
     * The attempt has moved money for a payment that another one has paid: the payer gets it back. Told again, nothing
     * more goes back.
     */
    void ofSecondPayment(Scope scope, Transaction transaction, ProviderAnswer.Succeeded answer) {
        if (!refunds.ofTransaction(scope, transaction.id()).isEmpty()) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "{0} moved money for {1}, which was paid already; it is given back",
                transaction.id(),
                transaction.payment());
        Instant now = clock.instant();
        Charge charge = new Charge(transaction.id(), transaction.payment(), transaction.provider(), answer.reference());
        Share all =
                new Share(transaction.price().subtotal(), transaction.price().tax());
        refunds.insert(scope, Refund.ofSecondPayment(nextId(), charge, all, now));
        if (!transaction.isSettled()) {
            transactions.save(scope, transaction.fail(PAID_ALREADY, now));
        }
    }
}
