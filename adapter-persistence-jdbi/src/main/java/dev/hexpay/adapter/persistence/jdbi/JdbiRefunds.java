package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.ScopedTable.Lease;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refunds in table {@code refund}. */
final class JdbiRefunds implements Refunds {
    private final ScopedTable<Refund> table;

    JdbiRefunds(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "refund", RefundRow.TYPE);
    }

    @Override
    public void insert(Scope scope, Refund refund) {
        table.insert(scope, refund);
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
    public List<Scoped<Refund>> leaseDue(Instant now, Instant leasedUntil, int limit) {
        return table.lease("ask_again_at", new Lease(now, leasedUntil, limit));
    }
}
