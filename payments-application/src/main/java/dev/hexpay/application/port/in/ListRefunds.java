package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import java.util.List;

/** Reads what of an attempt's money went back, or is about to. */
public interface ListRefunds {
    /**
     * All its refunds, oldest first.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code transaction_not_found}
     */
    List<Refund> refundsOf(Scope scope, TransactionId transaction);
}
