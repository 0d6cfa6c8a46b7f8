package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;

/** Tries a failed renewal again. One-time payments have none: a link is paid with another card, a charge made anew. */
public interface RetryTransaction {
    /**
     * Refuses, because nothing is renewed here.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code transaction_not_found}, else {@code no_outstanding_invoice}
     */
    Answered<Transaction> retry(Scope scope, TransactionId id, Once<Transaction> once);
}
