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
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.Refund.ProviderCharge;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records refunds that were made elsewhere, as in the dashboard of the provider: the difference between what the provider
 * has refunded in total and what is recorded. One that fails late is known by the same difference. Runs in the open unit of work that holds the payment's lock.
 */
public final class RefundsElsewhere {
    private static final System.Logger LOG = System.getLogger(RefundsElsewhere.class.getName());

    private static final Failure FAILED_LATE =
            new Failure("refund_failed", null, "The refund failed after it had succeeded.");

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
     * Records what is missing, once, or that a refund made elsewhere has failed late. While a refund of ours is pending,
     * nothing is recorded: the difference can be its money.
     *
     * @param returned what the provider has refunded in total; null when it does not say
     */
    public void record(Scope scope, Payment payment, TransactionId id, @Nullable Money returned) {
        Transaction transaction = transactions.get(scope, id);
        long missing = missingMinor(transaction, returned);
        if (missing == 0 || hasPending(scope, id)) {
            return;
        } else if (missing > 0) {
            recordMissing(scope, payment, transaction, missing);
        } else {
            recordFailure(scope, transaction, -missing);
        }
    }

    private void recordMissing(Scope scope, Payment payment, Transaction transaction, long missing) {
        TransactionId id = transaction.id();
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

    /** The newest refund made elsewhere that has exactly this amount has failed late; without one, a person must act. */
    private void recordFailure(Scope scope, Transaction transaction, long excess) {
        Optional<Refund> failed = madeElsewhere(scope, transaction.id(), excess);
        if (failed.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "{0} has more refunds here than at {1}, and no refund made elsewhere is the difference of {2}",
                    transaction.id(),
                    transaction.provider(),
                    new Money(excess, transaction.price().currency()));
            return;
        }
        Refund refund = refunds.save(scope, failed.get().fail(FAILED_LATE, clock.instant()));
        LOG.log(
                Level.ERROR,
                "{0} of {1} was made elsewhere and failed late, its amount is refundable again",
                refund.id(),
                transaction.id());
        recorder.failedLate(scope, transaction, refund);
    }

    /**
     * The refunds of ours that can have failed late, because more is recorded than the provider has refunded. They must be
     * looked up before the sum is recorded: the difference can be their money.
     */
    public List<RefundId> suspects(Scope scope, TransactionId id, @Nullable Money returned) {
        return missingMinor(transactions.get(scope, id), returned) < 0
                ? succeeded(scope, id, Cause.REQUESTED).map(Refund::id).toList()
                : List.of();
    }

    /** Whether the refunds of the transaction are as the provider says, as far as that can be recorded. */
    public boolean isRecorded(Scope scope, TransactionId id, @Nullable Money returned) {
        long missing = missingMinor(transactions.get(scope, id), returned);
        return missing == 0
                || (missing < 0
                        && !hasPending(scope, id)
                        && madeElsewhere(scope, id, -missing).isEmpty());
    }

    private Optional<Refund> madeElsewhere(Scope scope, TransactionId id, long minor) {
        return succeeded(scope, id, Cause.ELSEWHERE)
                .filter(refund -> refund.share().total().minor() == minor)
                .reduce((older, newer) -> newer);
    }

    private boolean hasPending(Scope scope, TransactionId id) {
        return refunds.ofTransaction(scope, id).stream().anyMatch(refund -> !refund.isSettled());
    }

    private Stream<Refund> succeeded(Scope scope, TransactionId id, Cause cause) {
        return refunds.ofTransaction(scope, id).stream()
                .filter(refund -> refund.cause() == cause && refund.status() == RefundStatus.SUCCEEDED);
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
