package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The invoices in table {@code invoice}, numbered by table {@code invoice_series}. */
final class JdbiInvoices implements Invoices {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Invoice> table;
    private final ScopedTable<SeriesRow> seriesTable;

    JdbiInvoices(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "invoice", InvoiceRow.TYPE);
        this.seriesTable = new ScopedTable<>(unitOfWork, "invoice_series", RowType.of(SeriesRow.class));
    }

    /** The last number of a series as a row of {@code invoice_series}. */
    record SeriesRow(InvoiceSeries series, long lastSequence) {}

    @Override
    public InvoiceNumber next(Scope scope, InvoiceSeries series) {
        Optional<Long> sequence = incrementSequence(scope, series);
        if (sequence.isEmpty()) {
            // The series has no row yet, or a concurrent unit of work is inserting it.
            seriesTable.insertIfAbsent(scope, new SeriesRow(series, 0));
            sequence = incrementSequence(scope, series);
        }
        return new InvoiceNumber(series, sequence.orElseThrow());
    }

    private Optional<Long> incrementSequence(Scope scope, InvoiceSeries series) {
        return unitOfWork.requireTransaction(handle -> handle.createUpdate("UPDATE <schema>.invoice_series"
                        + " SET last_sequence = last_sequence + 1"
                        + " WHERE " + ScopeColumns.CONDITION + " AND series = :series")
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bind("series", series)
                .executeAndReturnGeneratedKeys("last_sequence")
                .mapTo(Long.class)
                .findOne());
    }

    @Override
    public void insert(Scope scope, Invoice invoice) {
        table.insert(scope, invoice);
    }

    @Override
    public void save(Scope scope, Invoice invoice) {
        table.update(scope, invoice);
    }

    @Override
    public Optional<Invoice> find(Scope scope, InvoiceId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<Invoice> lock(Scope scope, InvoiceId id) {
        return table.lock(scope, id);
    }

    @Override
    public Page<Invoice> list(Scope scope, InvoiceFilter filter, PageRequest<InvoiceId> page) {
        Criteria criteria = Criteria.in(scope)
                .orderedBy("customer_id", filter.customer())
                .and("status =", filter.status())
                .and("id <", page.after());
        return table.newestFirst(criteria, page.limit());
    }
}
