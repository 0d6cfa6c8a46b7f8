package dev.hexpay.application.port.in.refund;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads refunds. */
public interface RefundQueries {
    /**
     * The current state of the refund.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found}
     */
    Refund get(Scope scope, RefundId id);

    /** The refunds that match, newest first. */
    Page<Refund> list(Scope scope, RefundFilter filter, PageRequest<RefundId> page);

    /** The credit notes of these refunds; a refund without one is left out. */
    Map<RefundId, CreditNoteId> creditNotesOf(Scope scope, Collection<Refund> refunds);

    /**
     * All refunds of the transaction, oldest first.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}
     */
    List<Refund> refundsOf(Scope scope, TransactionId transaction);
}
