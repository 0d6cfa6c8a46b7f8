package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Reads transactions. */
public interface TransactionQueries {
    /**
     * The current state of the transaction.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}
     */
    Transaction get(Scope scope, TransactionId id);

    /** The transactions that match. */
    Page<Transaction> list(Scope scope, TransactionFilter filter, PageRequest<TransactionId> page);
}
