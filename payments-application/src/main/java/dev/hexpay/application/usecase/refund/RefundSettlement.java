package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The last step of a refund: applies the provider's result in one unit of work, also a late failure of a refund that had
 * succeeded. It may be called any number of times with the same result; rows are locked in the order payment, credit note
 * series.
 */
public final class RefundSettlement {
    private static final System.Logger LOG = System.getLogger(RefundSettlement.class.getName());

    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final Refunds refunds;
    private final InstantSource clock;
    private final RefundRecorder recorder;
    private final Failpoints failpoints;

    public RefundSettlement(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.clock = out.clock();
        this.recorder = new RefundRecorder(out, events);
        this.failpoints = out.failpoints();
    }

    /**
     * Applies the result to the refund and returns its new state and that of its transaction.
     *
     * @param requested the refund as it was before the provider was called
     */
    Result settle(Scope scope, Refund requested, RefundResult result) {
        Result settled = unitOfWork.inTransaction(() -> {
            Result applied = apply(scope, requested, result);
            failpoints.hit(Failpoint.SETTLE_UNCOMMITTED);
            return applied;
        });
        failpoints.hit(Failpoint.SETTLED);
        return settled;
    }

    private Result apply(Scope scope, Refund requested, RefundResult result) {
        Payment payment = payments.getLocked(scope, requested.charge().payment());
        Refund refund = refunds.get(scope, requested.id());
        Transaction transaction = transactions.get(scope, refund.charge().transaction());
        Result before = new Result(transaction, refund);
        return result.match(
                succeeded -> refund.isSettled() ? before : succeeded(scope, payment, before, succeeded),
                declined -> declined(scope, before, requested, declined.failure()),
                unresolved -> refund.isSettled() ? before : postponed(scope, before));
    }

    private Result succeeded(Scope scope, Payment payment, Result before, RefundResult.Succeeded result) {
        Refund refund = refunds.save(scope, before.refund().succeed(result.reference(), clock.instant()));
        return refund.cause() == Cause.DUPLICATE_PAYMENT
                ? new Result(before.transaction(), refund)
                : recorder.succeeded(scope, payment, before.transaction(), refund);
    }

    /**
     * A late failure counts only if the refund had succeeded before the provider was called: another call may have settled
     * it in between, and which of the two results is newer is not known.
     */
    private Result declined(Scope scope, Result before, Refund requested, Failure failure) {
        boolean isLate = before.refund().status() == RefundStatus.SUCCEEDED;
        if (isLate ? !requested.isSettled() : before.refund().isSettled()) {
            return before;
        }
        Instant now = clock.instant();
        Refund refund = refunds.save(scope, before.refund().fail(failure, now));
        logFailure(refund, isLate, failure);
        if (refund.cause() == Cause.DUPLICATE_PAYMENT) {
            return new Result(before.transaction(), refund);
        }
        return isLate
                ? recorder.failedLate(scope, before.transaction(), refund)
                : new Result(transactions.save(scope, before.transaction().releaseRefund(refund.share(), now)), refund);
    }

    /** Someone has to act: the payer has not got the money, and no request is waiting for the result. */
    private static void logFailure(Refund refund, boolean isLate, Failure failure) {
        if (refund.cause() == Cause.DUPLICATE_PAYMENT) {
            LOG.log(
                    Level.ERROR,
                    "{0} has the duplicate payment {1}, and the provider declined its refund: {2}",
                    refund.charge().payment(),
                    refund.charge().transaction(),
                    failure.message());
        } else if (isLate) {
            LOG.log(
                    Level.ERROR,
                    "{0} of {1} had succeeded and failed late, its amount is refundable again: {2}",
                    refund.id(),
                    refund.charge().transaction(),
                    failure.message());
        }
    }

    private Result postponed(Scope scope, Result before) {
        Refund postponed = refunds.save(scope, before.refund().postpone(clock.instant()));
        return new Result(before.transaction(), postponed);
    }
}
