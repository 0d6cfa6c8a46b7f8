package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.ScopedTable.Lease;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The refunds in table {@code refund}. */
final class JdbiRefunds implements Refunds {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Refund> table;

    JdbiRefunds(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "refund", RefundRow.TYPE);
    }

    @Override
    public void insert(Scope scope, Refund refund) {
        table.insert(scope, refund);
        // Another refund of the same duplicate payment has to wait from now on.
        unitOfWork.sendWrites();
    }

    @Override
    public Refund save(Scope scope, Refund refund) {
        table.save(scope, refund);
        return refund.withVersion(refund.version() + 1);
    }

    @Override
    public Optional<Refund> find(Scope scope, RefundId id) {
        return table.find(scope, id);
    }

    @Override
    public List<Refund> ofTransaction(Scope scope, TransactionId transaction) {
        return table.oldestFirst(Criteria.in(scope).orderedBy("transaction_id", transaction));
    }

    @Override
    public Page<Refund> list(Scope scope, RefundFilter filter, PageRequest<RefundId> page) {
        return table.newestFirst(criteria(scope, filter, page.after()), page.limit());
    }

    /** The filter, led by the column that selects the fewest rows: one transaction or payment has few refunds. */
    static Criteria criteria(Scope scope, RefundFilter filter, @Nullable RefundId after) {
        Criteria criteria = Criteria.in(scope);
        if (filter.transaction() != null) {
            criteria.orderedBy("transaction_id", filter.transaction())
                    .and("payment_id =", filter.payment())
                    .and("status =", filter.status());
        } else if (filter.payment() != null) {
            criteria.orderedBy("payment_id", filter.payment()).and("status =", filter.status());
        } else {
            criteria.orderedBy("status", filter.status());
        }
        return criteria.and("id <", after);
    }

    @Override
    public List<Scoped<Refund>> leaseDue(Instant now, Instant leasedUntil, int limit) {
        return table.lease("ask_again_at", new Lease(now, leasedUntil, limit));
    }

    @Override
    public long countFailedOfDuplicatePayments() {
        return unitOfWork.run(handle -> handle.createQuery("SELECT COUNT(*) FROM <schema>.refund"
                        + " WHERE paid_twice_transaction_id IS NOT NULL AND status = 'failed'")
                .mapTo(Long.class)
                .one());
    }
}
