package dev.hexpay.application.port.in.refund;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Reads refunds. */
public interface RefundQueries {
    /**
     * All refunds of the transaction, oldest first.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}
     */
    List<Refund> refundsOf(Scope scope, TransactionId transaction);
}
