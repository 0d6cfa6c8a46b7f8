package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.ResolveTestDispute;
import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.util.Optional;

/** Has the sandbox decide a dispute; our books hear of it from the provider and from nobody else. */
final class ResolvingTestDispute implements ResolveTestDispute {
    private final UnitOfWork unitOfWork;
    private final Transactions transactions;
    private final DisputeDesk desk;
    private final OnceOnly onceOnly;

    ResolvingTestDispute(OutPorts out, OnceOnly onceOnly) {
        this.unitOfWork = out.unitOfWork();
        this.transactions = out.transactions();
        this.desk = out.disputeDesk();
        this.onceOnly = onceOnly;
    }

    @Override
    public Answered<Transaction> resolve(Scope scope, TransactionId id, Verdict verdict, Once<Transaction> once) {
        return onceOnly.keepingRefusals(scope, once, () -> {
            Optional<Claim> earlier = onceOnly.earlier(scope, once);
            if (earlier.isPresent()) {
                return onceOnly.answerOf(earlier.get());
            }
            decide(scope, id, verdict);
            return unitOfWork.inTransaction(() -> {
                // Twins may both decide, for that changes nothing; one of them answers for both.
                Optional<Claim> overtaking = onceOnly.claim(scope, once, null);
                return overtaking.isPresent()
                        ? onceOnly.answerOf(overtaking.get())
                        : onceOnly.answer(scope, once, transaction(scope, id));
            });
        });
    }

    private void decide(Scope scope, TransactionId id, Verdict verdict) {
        if (scope.mode().isLive()) {
            throw Refusal.of(
                    RefusalCode.SANDBOX_ONLY, "Disputes about real money are decided by banks; use a sandbox key.");
        }
        if (!desk.decide(scope, transaction(scope, id).id(), verdict)) {
            throw Refusal.of(
                    RefusalCode.PROVIDER_UNSUPPORTED,
                    "This transaction has no open dispute. Pay with the card 4000000000000259 to get one.");
        }
    }

    private Transaction transaction(Scope scope, TransactionId id) {
        return transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
    }
}
