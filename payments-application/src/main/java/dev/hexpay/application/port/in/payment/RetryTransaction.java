package dev.hexpay.application.port.in.payment;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/**
 * Retries a failed renewal. One-time payments have no renewal: a link is paid with another card, a charge is created
 * again.
 */
public interface RetryTransaction {
    /**
     * Always rejects, because there are no renewals.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}, else
     *     {@code no_outstanding_invoice}
     */
    Transaction retry(Scope scope, TransactionId id);
}
