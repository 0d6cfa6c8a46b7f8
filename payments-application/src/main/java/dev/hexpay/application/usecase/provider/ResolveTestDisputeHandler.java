package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.port.in.provider.ResolveTestDispute;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Resolves a dispute at the sandbox; the transaction changes only through the provider's notification. */
public final class ResolveTestDisputeHandler implements ResolveTestDispute {
    private final Transactions transactions;
    private final TestDisputes testDisputes;

    public ResolveTestDisputeHandler(OutPorts out) {
        this.transactions = out.store().transactions();
        this.testDisputes = out.providers().testDisputes();
    }

    @Override
    public Transaction resolve(Scope scope, TransactionId id, DisputeOutcome outcome) {
        resolveAtSandbox(scope, id, outcome);
        return transaction(scope, id);
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
