package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.ScopedTable.Lease;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    public List<Receipt> ofDocuments(Scope scope, Collection<DocumentRef> documents) {
        Set<String> ids = documents.stream().map(DocumentRef::id).collect(Collectors.toSet());
        return table.findAll(scope, "document_id", ids).stream()
                .sorted(Comparator.comparing(receipt -> receipt.id().value()))
                .toList();
    }

    @Override
    public List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
        return table.lease("due_at", new Lease(now, leasedUntil, limit));
    }
}
