package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.ScopedTable.Lease;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;

/** The receipts in table {@code receipt}. */
final class JdbiReceipts implements Receipts {
    private final ScopedTable<Receipt> table;

    JdbiReceipts(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "receipt", ReceiptRow.TYPE);
    }

    @Override
    public void insert(Scope scope, Receipt receipt) {
        table.insert(scope, receipt);
    }

    @Override
    public void save(Scope scope, Receipt receipt) {
        table.update(scope, receipt);
    }

    @Override
    public List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
        return table.lease("due_at", new Lease(now, leasedUntil, limit));
    }
}
