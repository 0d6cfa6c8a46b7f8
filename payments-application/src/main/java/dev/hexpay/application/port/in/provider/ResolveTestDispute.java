package dev.hexpay.application.port.in.provider;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Resolves a dispute in test mode, so that a merchant can see how disputes end. */
public interface ResolveTestDispute {
    /**
     * Resolves the dispute at the sandbox and returns the transaction in its current state. Its state changes when the
     * provider's notification is processed, as in live mode.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code sandbox_only} in live mode;
     *     {@code transaction_not_found}; {@code provider_unsupported} when the transaction has no open dispute
     */
    Transaction resolve(Scope scope, TransactionId transaction, DisputeOutcome outcome);
}
