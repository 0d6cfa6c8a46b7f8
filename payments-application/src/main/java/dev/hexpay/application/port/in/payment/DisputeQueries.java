package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Reads disputes; each is a part of the transaction that is returned. */
public interface DisputeQueries {
    /**
     * The transaction with this dispute.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found}
     */
    Transaction get(Scope scope, DisputeId id);

    /** The transactions whose disputes match, the newest dispute first. */
    Page<Transaction> list(Scope scope, DisputeFilter filter, PageRequest<DisputeId> page);
}
