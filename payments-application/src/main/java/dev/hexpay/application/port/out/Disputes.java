package dev.hexpay.application.port.out;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/**
 * Reads disputes. A dispute is a part of its transaction, which {@link Transactions} saves, so that each is returned as
 * its transaction. A dispute outside the given scope is not found.
 */
public interface Disputes {
    /** The transaction with this dispute, if this scope has it. */
    Optional<Transaction> find(Scope scope, DisputeId id);

    /**
     * The transactions whose disputes match the filter, the newest dispute first; inserts between two pages do not shift
     * the pages.
     */
    Page<Transaction> list(Scope scope, DisputeFilter filter, PageRequest<DisputeId> page);
}
