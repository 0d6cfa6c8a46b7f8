package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.payment.RetryTransaction;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Rejects retries: only renewals of subscriptions are retried, and there are none. */
public final class RetryTransactionHandler implements RetryTransaction {
    private final Transactions transactions;

    public RetryTransactionHandler(OutPorts out) {
        this.transactions = out.store().transactions();
    }

    @Override
    public Transaction retry(Scope scope, TransactionId id) {
        Transaction transaction = transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
        throw PaymentsException.of(
                ErrorCode.NO_OUTSTANDING_INVOICE,
                transaction.id().value() + " belongs to a one-time payment; only the renewal of a subscription can be"
                        + " retried.");
    }
}
