package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.payment.GetTransaction;
import dev.hexpay.application.port.in.payment.ListTransactions;
import dev.hexpay.application.port.in.payment.RetryTransaction;
import dev.hexpay.application.port.in.refund.ListRefunds;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Reads transactions and their refunds. */
public final class TransactionQueries implements GetTransaction, ListTransactions, ListRefunds, RetryTransaction {
    private final Transactions transactions;
    private final Refunds refunds;
    private final IdempotentExecution execution;

    public TransactionQueries(OutPorts out, IdempotentExecution execution) {
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.execution = execution;
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
    public IdempotentResult<Transaction> retry(Scope scope, TransactionId id, IdempotentRequest<Transaction> request) {
        return execution.inTransaction(scope, request, () -> {
            Transaction transaction = get(scope, id);
            throw PaymentsException.of(
                    ErrorCode.NO_OUTSTANDING_INVOICE,
                    transaction.id().value() + " belongs to a one-time payment; only the renewal of a subscription can"
                            + " be retried.");
        });
    }
}
