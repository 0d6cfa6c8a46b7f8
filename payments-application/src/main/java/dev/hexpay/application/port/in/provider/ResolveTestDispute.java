package dev.hexpay.application.port.in.provider;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.out.TestDisputes.DisputeOutcome;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Lets a merchant see how a dispute ends, with play money. */
public interface ResolveTestDispute {
    /**
     * Decides the dispute at the sandbox, and returns the attempt as our books have it by then: they follow when the
     * provider has told of it, as with real money.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code sandbox_only} in live mode; {@code transaction_not_found};
     *     {@code provider_unsupported} when the attempt has no open dispute
     */
    IdempotentResult<Transaction> resolve(
            Scope scope, TransactionId transaction, DisputeOutcome outcome, IdempotentRequest<Transaction> request);
}
