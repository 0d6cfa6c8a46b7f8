package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Lists transactions, newest first. */
public interface ListTransactions {
    /** The transactions that match. */
    Page<Transaction> list(Scope scope, Filter filter, PageRequest<TransactionId> page);
}
