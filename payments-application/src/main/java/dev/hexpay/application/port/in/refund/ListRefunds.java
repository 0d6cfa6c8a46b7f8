package dev.hexpay.application.port.in.refund;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Reads what of an attempt's money went back, or is about to. */
public interface ListRefunds {
    /**
     * All its refunds, oldest first.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code transaction_not_found}
     */
    List<Refund> refundsOf(Scope scope, TransactionId transaction);
}
