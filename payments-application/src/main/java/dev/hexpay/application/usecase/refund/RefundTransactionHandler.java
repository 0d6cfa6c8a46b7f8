package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.application.usecase.refund.RefundPreparation.Request;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** Gives money back in three steps: prepare and commit, ask with no connection held, settle and commit. */
public final class RefundTransactionHandler implements RefundTransaction {
    private final OutPorts out;
    private final IdempotentExecution execution;
    private final ProviderGateway gateway;
    private final RefundPreparation preparation;
    private final RefundSettlement settlement;

    public RefundTransactionHandler(
            OutPorts out, IdempotentExecution execution, ProviderGateway gateway, RefundSettlement settlement) {
        this.out = out;
        this.execution = execution;
        this.gateway = gateway;
        this.preparation = new RefundPreparation(out);
        this.settlement = settlement;
    }

    @Override
    public IdempotentResult<Result> refund(Scope scope, Command command, IdempotentRequest<Result> request) {
        return execution.storingRejections(scope, request, () -> {
            // Before anything is looked up: a repeated request is answered as it was, whatever has changed since.
            Optional<IdempotencyRecord> existing = execution.existing(scope, request);
            if (existing.isPresent()) {
                return resume(scope, existing.get(), request);
            }
            Transaction transaction =
                    out.transactions().find(scope, command.transaction()).orElseThrow(IdKind.TRANSACTION::notFound);
            gateway.requireProvider(transaction.provider());
            out.failpoints().hit(Failpoint.BEFORE_PREPARE);
            Prepared prepared = prepare(scope, transaction, command, request);
            out.failpoints().hit(Failpoint.PREPARED);
            if (prepared instanceof Prepared.Superseded superseded) {
                return resume(scope, superseded.by(), request);
            }
            Refund refund = ((Prepared.Ready) prepared).refund();
            return settle(scope, refund, gateway.refund(scope, refund), request);
        });
    }

    private sealed interface Prepared {
        /** This call may ask for this refund. */
        record Ready(Refund refund) implements Prepared {}

        /** Another call came first. */
        record Superseded(IdempotencyRecord by) implements Prepared {}
    }

    private Prepared prepare(Scope scope, Transaction transaction, Command command, IdempotentRequest<Result> request) {
        return out.unitOfWork().inTransaction(() -> {
            RefundId id = preparation.nextId();
            Optional<IdempotencyRecord> existing = execution.claim(scope, request, new Outcome.RefundCreated(id));
            if (existing.isPresent()) {
                return new Prepared.Superseded(existing.get());
            }
            // The payment's lock stands for all that belongs to it: of two refunds one sees what the other takes.
            if (out.payments().lock(scope, transaction.payment()).isEmpty()) {
                throw new IllegalStateException(transaction.payment() + " is gone");
            }
            Request wish = new Request(command.transaction(), command.amountMinor(), command.reason());
            Refund refund = preparation.prepare(scope, id, wish);
            out.failpoints().hit(Failpoint.PREPARE_UNCOMMITTED);
            return new Prepared.Ready(refund);
        });
    }

    private IdempotentResult<Result> settle(
            Scope scope, Refund refund, RefundResult answer, IdempotentRequest<Result> request) {
        return settlement.settle(scope, refund, answer, settled -> execution.store(scope, request, settled));
    }

    /**
     * Answers a request that was made before. When the call that made it has died on the way, this one goes on from the
     * recorded refund, under the same key at the provider.
     */
    private IdempotentResult<Result> resume(Scope scope, IdempotencyRecord record, IdempotentRequest<Result> request) {
        if (record.response() != null || !(record.outcome() instanceof Outcome.RefundCreated effect)) {
            return execution.resultOf(record);
        }
        Refund refund = out.refunds()
                .find(scope, effect.refund())
                .orElseThrow(() -> new IllegalStateException(effect.refund() + " is gone"));
        if (refund.isSettled()) {
            return settle(scope, refund, new RefundResult.Processing(), request);
        }
        if (record.claimedAt()
                .plus(Transaction.PROCESSING_LEASE)
                .isAfter(out.clock().instant())) {
            return new IdempotentResult.InProgress<>();
        }
        return settle(scope, refund, gateway.retryOrLookUp(scope, refund), request);
    }
}
