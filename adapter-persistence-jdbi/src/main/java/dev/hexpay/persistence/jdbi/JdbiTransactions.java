package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The attempts in table {@code payment_transaction}. */
final class JdbiTransactions implements Transactions {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Transaction> table;

    JdbiTransactions(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(
                unitOfWork, "payment_transaction", TransactionRow.COLUMNS, TransactionRow::toTransaction);
    }

    @Override
    public void insert(Scope scope, Transaction transaction) {
        table.insert(TransactionRow.from(scope, transaction));
    }

    @Override
    public Transaction save(Scope scope, Transaction transaction) {
        table.save(TransactionRow.from(scope, transaction));
        return TransactionRow.saved(transaction);
    }

    @Override
    public Optional<Transaction> find(Scope scope, TransactionId id) {
        return table.find(scope, id.value());
    }

    @Override
    public List<Located> leaseUnfinished(Instant now, Instant askAgainAt, int limit) {
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            List<Located> due = handle.createQuery(table.selectWhere("ask_again_at <= :now ORDER BY ask_again_at, id"
                            + " FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED"))
                    .bind("now", now)
                    .bind("limit", limit)
                    .map((row, context) -> {
                        StoredRow stored = new StoredRow(row);
                        return new Located(stored.scope(), TransactionRow.toTransaction(stored));
                    })
                    .list();
            putOff(handle, due, askAgainAt);
            return due;
        }));
    }

    private static void putOff(Handle handle, List<Located> due, Instant askAgainAt) {
        if (due.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE payment_transaction SET ask_again_at = :ask_again_at"
                + " WHERE organization_id = :organization_id AND mode = :mode AND id = :id");
        for (Located located : due) {
            batch.bindMap(new Row(located.scope())
                            .set("id", located.transaction().id().value())
                            .set("ask_again_at", askAgainAt)
                            .values())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Instant> oldestUnfinished() {
        return unitOfWork.run(handle -> handle.createQuery("SELECT unfinished.created_at"
                        + " FROM payment_transaction unfinished JOIN payment"
                        + " ON payment.organization_id = unfinished.organization_id"
                        + " AND payment.mode = unfinished.mode AND payment.id = unfinished.payment_id"
                        + " WHERE unfinished.ask_again_at IS NOT NULL AND payment.status = 'processing'"
                        + " ORDER BY unfinished.created_at FETCH FIRST 1 ROW ONLY")
                .map((row, context) -> new StoredRow(row).instant("created_at"))
                .findOne());
    }

    @Override
    public List<Transaction> ofPayment(Scope scope, PaymentId payment) {
        return table.oldestFirst(Query.in(scope).indexedBy("payment_id", payment.value()));
    }
}
