package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;

/** Lets a merchant see how a dispute ends, with play money. */
public interface ResolveTestDispute {
    /**
     * Decides the dispute at the sandbox, and returns the attempt as our books have it by then: they follow when the
     * provider has told of it, as with real money.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code sandbox_only} in live mode; {@code transaction_not_found};
     *     {@code provider_unsupported} when the attempt has no open dispute
     */
    Answered<Transaction> resolve(Scope scope, TransactionId attempt, Verdict verdict, Once<Transaction> once);
}
