package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.persistence.jdbi.ScopedTable.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refunds in table {@code refund}. */
final class JdbiRefunds implements Refunds {
    private final ScopedTable<Refund> table;

    JdbiRefunds(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "refund", RefundRow.COLUMNS, RefundRow::toRefund);
    }

    @Override
    public void insert(Scope scope, Refund refund) {
        table.insert(RefundRow.from(scope, refund));
    }

    @Override
    public Refund save(Scope scope, Refund refund) {
        table.save(RefundRow.from(scope, refund));
        return RefundRow.saved(refund);
    }

    @Override
    public Optional<Refund> find(Scope scope, RefundId id) {
        return table.find(scope, id.value());
    }

    @Override
    public List<Refund> ofTransaction(Scope scope, TransactionId transaction) {
        return table.oldestFirst(Query.in(scope).indexedBy("transaction_id", transaction.value()));
    }

    @Override
    public List<Located> leaseUnfinished(Instant now, Instant askAgainAt, int limit) {
        return table.lease("ask_again_at", new Lease(now, askAgainAt, limit)).stream()
                .map(found -> new Located(found.scope(), found.value()))
                .toList();
    }
}
