package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Disputes;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The disputes in table {@code payment_transaction}. */
final class JdbiDisputes implements Disputes {
    private static final String ID = "published_dispute_id";

    // The index has transactions without a dispute as well, before or behind these.
    private static final DisputeId FIRST = new DisputeId(IdKind.DISPUTE.firstAt(Instant.EPOCH));
    private static final DisputeId BEHIND_LAST =
            new DisputeId(IdKind.DISPUTE.firstAt(Instant.parse("9999-12-31T23:59:59.999Z")));

    private final ScopedTable<Transaction> table;

    JdbiDisputes(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "payment_transaction", TransactionRow.TYPE);
    }

    @Override
    public Optional<Transaction> find(Scope scope, DisputeId id) {
        return table.findOne(Criteria.in(scope).and(ID + " =", id));
    }

    @Override
    public Page<Transaction> list(Scope scope, DisputeFilter filter, PageRequest<DisputeId> page) {
        return table.newestFirst(criteria(scope, filter, page.after()), page.limit());
    }

    /**
     * The filter. A transaction has one dispute at most, and of the transactions of a payment only the one that has
     * succeeded, so that these need no index of disputes, and no order.
     */
    static Criteria criteria(Scope scope, DisputeFilter filter, @Nullable DisputeId after) {
        Criteria criteria = Criteria.in(scope);
        if (filter.transaction() != null || filter.payment() != null) {
            return criteria.orderedBy("payment_id", filter.payment())
                    .and("id =", filter.transaction())
                    .and("dispute_standing IS NOT NULL")
                    .and("dispute_standing =", filter.status())
                    .and(ID + " <", after);
        }
        return criteria.listedBy(ID)
                .orderedBy("dispute_standing", filter.status())
                .and(ID + " >=", FIRST)
                .and(ID + " <", after == null ? BEHIND_LAST : after);
    }
}
