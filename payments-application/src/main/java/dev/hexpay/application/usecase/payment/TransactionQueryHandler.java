package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.in.payment.TransactionQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Reads transactions. */
public final class TransactionQueryHandler implements TransactionQueries {
    private final Transactions transactions;

    public TransactionQueryHandler(OutPorts out) {
        this.transactions = out.store().transactions();
    }

    @Override
    public Transaction get(Scope scope, TransactionId id) {
        return transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
    }

    @Override
    public Page<Transaction> list(Scope scope, TransactionFilter filter, PageRequest<TransactionId> page) {
        return transactions.list(scope, filter, page);
    }
}
