package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.refund.RefundQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Reads refunds. */
public final class RefundQueryHandler implements RefundQueries {
    private final Transactions transactions;
    private final Refunds refunds;

    public RefundQueryHandler(OutPorts out) {
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
    }

    @Override
    public List<Refund> refundsOf(Scope scope, TransactionId id) {
        Transaction transaction = transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
        return refunds.ofTransaction(scope, transaction.id());
    }
}
