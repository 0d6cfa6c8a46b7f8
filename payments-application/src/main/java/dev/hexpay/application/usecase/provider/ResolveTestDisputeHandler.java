package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.provider.ResolveTestDispute;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.application.port.out.TestDisputes.DisputeOutcome;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** Resolves a dispute at the sandbox; the transaction changes only through the provider's notification. */
public final class ResolveTestDisputeHandler implements ResolveTestDispute {
    private final UnitOfWork unitOfWork;
    private final Transactions transactions;
    private final TestDisputes testDisputes;
    private final IdempotentExecution execution;

    public ResolveTestDisputeHandler(OutPorts out, IdempotentExecution execution) {
        this.unitOfWork = out.store().unitOfWork();
        this.transactions = out.store().transactions();
        this.testDisputes = out.providers().testDisputes();
        this.execution = execution;
    }

    @Override
    public IdempotentResult<Transaction> resolve(
            Scope scope, TransactionId id, DisputeOutcome outcome, IdempotentRequest<Transaction> request) {
        return execution.storingRejections(scope, request, () -> {
            Optional<IdempotencyRecord> existing = execution.existing(scope, request);
            if (existing.isPresent()) {
                return execution.resultOf(existing.get());
            }
            resolveAtSandbox(scope, id, outcome);
            return unitOfWork.inTransaction(() -> {
                // Concurrent requests may both resolve, which changes nothing; one stores the response for both.
                Optional<IdempotencyRecord> concurrent = execution.claim(scope, request, null);
                return concurrent.isPresent()
                        ? execution.resultOf(concurrent.get())
                        : execution.store(scope, request, transaction(scope, id));
            });
        });
    }

    private void resolveAtSandbox(Scope scope, TransactionId id, DisputeOutcome outcome) {
        if (scope.mode().isLive()) {
            throw PaymentsException.of(
                    ErrorCode.SANDBOX_ONLY, "Disputes in live mode are resolved by banks; use a sandbox key.");
        }
        if (!testDisputes.resolve(scope, transaction(scope, id).id(), outcome)) {
            throw PaymentsException.of(
                    ErrorCode.PROVIDER_UNSUPPORTED,
                    "This transaction has no open dispute. Pay with the card 4000000000000259 to get one.");
        }
    }

    private Transaction transaction(Scope scope, TransactionId id) {
        return transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
    }
}
