package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.GetTransaction;
import dev.hexpay.application.port.in.ListRefunds;
import dev.hexpay.application.port.in.ListTransactions;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.RetryTransaction;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import java.util.List;

/** Reads attempts, and what of their money went back. */
final class ReadingTransactions implements GetTransaction, ListTransactions, ListRefunds, RetryTransaction {
    private final Transactions transactions;
    private final Refunds refunds;
    private final OnceOnly onceOnly;

    ReadingTransactions(OutPorts out, OnceOnly onceOnly) {
        this.transactions = out.transactions();
        this.refunds = out.refunds();
        this.onceOnly = onceOnly;
    }

    @Override
    public Transaction get(Scope scope, TransactionId id) {
        return transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
    }

    @Override
    public Page<Transaction> list(Scope scope, Filter filter, PageRequest<TransactionId> page) {
        return transactions.list(scope, filter, page);
    }

    @Override
    public List<Refund> refundsOf(Scope scope, TransactionId transaction) {
        return refunds.ofTransaction(scope, get(scope, transaction).id());
    }

    @Override
    public Answered<Transaction> retry(Scope scope, TransactionId id, Once<Transaction> once) {
        return onceOnly.inOneUnit(scope, once, () -> {
            Transaction transaction = get(scope, id);
            throw Refusal.of(
                    RefusalCode.NO_OUTSTANDING_INVOICE,
                    transaction.id().value() + " belongs to a one-time payment; only the renewal of a subscription can"
                            + " be retried.");
        });
    }
}
