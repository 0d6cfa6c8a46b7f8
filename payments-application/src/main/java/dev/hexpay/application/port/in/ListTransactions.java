package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;

/** Reads many attempts, newest first. */
public interface ListTransactions {
    /** Those that fit. */
    Page<Transaction> list(Scope scope, Filter filter, PageRequest<TransactionId> page);
}
