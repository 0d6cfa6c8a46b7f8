package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Tries a failed renewal again. One-time payments have none: a link is paid with another card, a charge made anew. */
public interface RetryTransaction {
    /**
     * Refuses, because nothing is renewed here.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code transaction_not_found}, else {@code no_outstanding_invoice}
     */
    IdempotentResult<Transaction> retry(Scope scope, TransactionId id, IdempotentRequest<Transaction> request);
}
