package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.application.usecase.refund.RefundPreparation.Request;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** Refunds in three steps: prepare and commit, call the provider without a database connection, settle and commit. */
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
    public IdempotentResult<Result> refund(Scope scope, Command command, Idempotency idempotency) {
        gateway.requireNoTransaction("A refund");
        // Before any lookup: a repeated request gets its stored response, whatever has changed since.
        Optional<IdempotencyRecord> existing = execution.existing(scope, idempotency);
        if (existing.isPresent()) {
            return resume(scope, existing.get());
        }
        Transaction transaction =
                out.store().transactions().find(scope, command.transaction()).orElseThrow(IdKind.TRANSACTION::notFound);
        PaymentProvider provider = gateway.requireProvider(scope, transaction.provider());
        Long amountMinor = command.amountMinor();
        if (amountMinor != null) {
            Money amount = new Money(amountMinor, transaction.price().total().currency());
            ProviderGateway.requireRefundable(provider, scope, amount);
        }
        out.failpoints().hit(Failpoint.BEFORE_PREPARE);
        Prepared prepared = prepare(scope, transaction, command, idempotency);
        out.failpoints().hit(Failpoint.PREPARED);
        if (prepared instanceof Prepared.Superseded superseded) {
            return resume(scope, superseded.by());
        }
        Refund refund = ((Prepared.Ready) prepared).refund();
        return new IdempotentResult.Executed<>(execution.whileRunning(
                scope, idempotency, () -> settlement.settle(scope, refund, gateway.refund(scope, refund))));
    }

    private sealed interface Prepared {
        /** This call may request this refund. */
        record Ready(Refund refund) implements Prepared {}

        /** Another call with the same key came first. */
        record Superseded(IdempotencyRecord by) implements Prepared {}
    }

    private Prepared prepare(Scope scope, Transaction transaction, Command command, Idempotency idempotency) {
        return out.store().unitOfWork().inTransaction(() -> {
            RefundId id = preparation.nextId();
            Optional<IdempotencyRecord> existing = execution.claim(scope, idempotency, new Outcome.RefundCreated(id));
            if (existing.isPresent()) {
                return new Prepared.Superseded(existing.get());
            }
            // The payment's lock covers its transactions: of two refunds, one sees the amount that the other reserved.
            out.store().payments().getLocked(scope, transaction.payment());
            Request refundRequest = new Request(command.transaction(), command.amountMinor(), command.reason());
            Refund refund = preparation.prepare(scope, id, refundRequest);
            out.failpoints().hit(Failpoint.PREPARE_UNCOMMITTED);
            return new Prepared.Ready(refund);
        });
    }

    /**
     * Responds to a repeated request. When the call that executed it has died, this call resumes from the stored refund,
     * under the same idempotency key at the provider.
     */
    private IdempotentResult<Result> resume(Scope scope, IdempotencyRecord record) {
        if (record.response() != null || !(record.outcome() instanceof Outcome.RefundCreated created)) {
            return execution.resultOf(record);
        }
        Refund refund = out.store().refunds().get(scope, created.refund());
        if (refund.isSettled()) {
            TransactionId id = refund.charge().transaction();
            Transaction transaction = out.store().transactions().get(scope, id);
            return new IdempotentResult.Executed<>(new Result(transaction, refund));
        }
        return execution.resume(
                scope, record, () -> settlement.settle(scope, refund, gateway.retryOrLookUp(scope, refund)));
    }
}
