package dev.hexpay.application.port.in.payment;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Reads one attempt. */
public interface GetTransaction {
    /**
     * The attempt as it is now.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code transaction_not_found}
     */
    Transaction get(Scope scope, TransactionId id);
}
