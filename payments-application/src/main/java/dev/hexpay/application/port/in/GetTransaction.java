package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;

/** Reads one attempt. */
public interface GetTransaction {
    /**
     * The attempt as it is now.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code transaction_not_found}
     */
    Transaction get(Scope scope, TransactionId id);
}
