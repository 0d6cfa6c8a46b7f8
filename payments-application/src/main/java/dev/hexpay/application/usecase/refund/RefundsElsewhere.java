package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.ProviderCharge;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Records refunds that were made elsewhere, as in the dashboard of the provider: the difference between what the provider
 * has refunded in total and what is recorded. Runs in the open unit of work that holds the payment's lock.
 */
public final class RefundsElsewhere {
    private static final System.Logger LOG = System.getLogger(RefundsElsewhere.class.getName());

    private final Transactions transactions;
    private final Refunds refunds;
    private final IdSource ids;
    private final InstantSource clock;
    private final RefundRecorder recorder;

    public RefundsElsewhere(OutPorts out, EventRecorder events) {
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.recorder = new RefundRecorder(out, events);
    }

    /**
     * Records what is missing, once. While a refund of ours is pending, nothing is recorded: the difference can be its
     * money.
     *
     * @param returned what the provider has refunded in total; null when it does not say
     */
    public void record(Scope scope, Payment payment, TransactionId id, @Nullable Money returned) {
        Transaction transaction = transactions.get(scope, id);
        long missing = missingMinor(transaction, returned);
        if (missing < 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} has more refunds here than at {1}: one of them may have failed late",
                    id,
                    transaction.provider());
        }
        boolean isPending = refunds.ofTransaction(scope, id).stream().anyMatch(refund -> !refund.isSettled());
        if (missing <= 0 || isPending) {
            return;
        }
        LOG.log(Level.WARNING, "{0} was refunded at {1}, and not by a request of ours", id, transaction.provider());
        Instant now = clock.instant();
        Share share = transaction
                .refundable()
                .split(new Money(missing, transaction.price().currency()));
        ProviderCharge charge =
                new ProviderCharge(id, transaction.payment(), transaction.provider(), transaction.chargeReference());
        RefundId refundId = new RefundId(ids.next(IdKind.REFUND, now));
        Refund refund = Refund.madeElsewhere(refundId, charge, share, now);
        refunds.insert(scope, refund);
        recorder.succeeded(scope, payment, transactions.save(scope, transaction.reserveRefund(share, now)), refund);
    }

    /** Whether all that the provider has refunded of the transaction is recorded. */
    public boolean isRecorded(Scope scope, TransactionId id, @Nullable Money returned) {
        return missingMinor(transactions.get(scope, id), returned) <= 0;
    }

    /** The refunded amount that is not recorded; negative when more is recorded than was refunded. */
    private static long missingMinor(Transaction transaction, @Nullable Money returned) {
        if (returned == null || !(transaction.state() instanceof TransactionState.Succeeded)) {
            return 0;
        }
        Money total = transaction.price().total();
        if (!returned.currency().equals(total.currency()) || returned.minor() > total.minor()) {
            LOG.log(
                    Level.ERROR,
                    "{0} cannot have refunded {1} of {2}",
                    transaction.provider(),
                    returned,
                    transaction.id());
            return 0;
        }
        return returned.minor() - transaction.amountRefunded().minor();
    }
}
