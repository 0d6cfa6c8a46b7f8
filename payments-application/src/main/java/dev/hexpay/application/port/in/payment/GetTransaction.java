package dev.hexpay.application.port.in.payment;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Reads one transaction. */
public interface GetTransaction {
    /**
     * The current state of the transaction.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}
     */
    Transaction get(Scope scope, TransactionId id);
}
