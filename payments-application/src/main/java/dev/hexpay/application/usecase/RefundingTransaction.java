package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.IdempotencyKeys.Effect;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.usecase.Refunding.Wish;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import java.util.Optional;

/** Gives money back in three steps: prepare and commit, ask with no connection held, settle and commit. */
final class RefundingTransaction implements RefundTransaction {
    private final OutPorts out;
    private final OnceOnly onceOnly;
    private final Asking asking;
    private final Refunding refunding;
    private final SettlingRefund settling;

    RefundingTransaction(OutPorts out, OnceOnly onceOnly, Asking asking, SettlingRefund settling) {
        this.out = out;
        this.onceOnly = onceOnly;
        this.asking = asking;
        this.refunding = new Refunding(out);
        this.settling = settling;
    }

    @Override
    public Answered<Outcome> refund(Scope scope, Command command, Once<Outcome> once) {
        return onceOnly.keepingRefusals(scope, once, () -> {
            // Before anything is looked up: a repeated request is answered as it was, whatever has changed since.
            Optional<Claim> earlier = onceOnly.earlier(scope, once);
            if (earlier.isPresent()) {
                return goOn(scope, earlier.get(), once);
            }
            Transaction transaction =
                    out.transactions().find(scope, command.transaction()).orElseThrow(IdKind.TRANSACTION::notFound);
            asking.requireProvider(transaction.provider());
            out.milestones().reached(Milestone.BEGINNING);
            Prepared prepared = prepare(scope, transaction, command, once);
            out.milestones().reached(Milestone.PREPARED);
            if (prepared instanceof Prepared.Overtaken overtaken) {
                return goOn(scope, overtaken.by(), once);
            }
            Refund refund = ((Prepared.Promised) prepared).refund();
            return settle(scope, refund, asking.refund(scope, refund), once);
        });
    }

    private sealed interface Prepared {
        /** This call may ask for this refund. */
        record Promised(Refund refund) implements Prepared {}

        /** Another call came first. */
        record Overtaken(Claim by) implements Prepared {}
    }

    private Prepared prepare(Scope scope, Transaction transaction, Command command, Once<Outcome> once) {
        return out.unitOfWork().inTransaction(() -> {
            RefundId id = refunding.nextId();
            Optional<Claim> earlier = onceOnly.claim(scope, once, new Effect.OfRefund(id));
            if (earlier.isPresent()) {
                return new Prepared.Overtaken(earlier.get());
            }
            // The payment's lock stands for all that belongs to it: of two refunds one sees what the other takes.
            if (out.payments().lock(scope, transaction.payment()).isEmpty()) {
                throw new IllegalStateException(transaction.payment() + " is gone");
            }
            Wish wish = new Wish(command.transaction(), command.amountMinor(), command.reason());
            Refund refund = refunding.requested(scope, id, wish);
            out.milestones().reached(Milestone.PREPARING);
            return new Prepared.Promised(refund);
        });
    }

    private Answered<Outcome> settle(Scope scope, Refund refund, RefundAnswer answer, Once<Outcome> once) {
        return settling.settle(scope, refund, answer, settled -> onceOnly.answer(scope, once, settled));
    }

    /**
     * Answers a request that was made before. When the call that made it has died on the way, this one goes on from the
     * recorded refund, under the same key at the provider.
     */
    private Answered<Outcome> goOn(Scope scope, Claim claim, Once<Outcome> once) {
        if (claim.answer() != null || !(claim.effect() instanceof Effect.OfRefund effect)) {
            return onceOnly.answerOf(claim);
        }
        Refund refund = out.refunds()
                .find(scope, effect.refund())
                .orElseThrow(() -> new IllegalStateException(effect.refund() + " is gone"));
        if (refund.isSettled()) {
            return settle(scope, refund, new RefundAnswer.StillProcessing(), once);
        }
        if (claim.claimedAt().plus(Transaction.LEFT_ALONE).isAfter(out.clock().instant())) {
            return new Answered.StillRunning<>();
        }
        return settle(scope, refund, asking.again(scope, refund), once);
    }
}
