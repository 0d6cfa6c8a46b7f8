package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invoices in table {@code invoice}, numbered by table {@code invoice_series}. */
final class JdbiInvoices implements Invoices {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<InvoiceRow> table;
    private final ScopedTable<SeriesRow> seriesTable;
    private final ScopedTable<Transaction> transactions;
    private final JdbiOrganizations organizations;

    JdbiInvoices(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "invoice", InvoiceRow.TYPE);
        this.seriesTable = new ScopedTable<>(unitOfWork, "invoice_series", RowType.of(SeriesRow.class));
        this.transactions = new ScopedTable<>(unitOfWork, "payment_transaction", TransactionRow.TYPE);
        this.organizations = new JdbiOrganizations(unitOfWork);
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
        table.insert(scope, InvoiceRow.from(invoice));
    }

    @Override
    public void save(Scope scope, Invoice invoice) {
        table.update(scope, InvoiceRow.from(invoice));
    }

    @Override
    public Optional<Invoice> find(Scope scope, InvoiceId id) {
        return table.find(scope, id).map(row -> toInvoice(scope, row));
    }

    @Override
    public Optional<Invoice> findByNumber(Scope scope, InvoiceNumber number) {
        return table.findOne(
                        Criteria.in(scope).and("series =", number.series()).and("series_sequence =", number.sequence()))
                .map(row -> toInvoice(scope, row));
    }

    @Override
    public Optional<Invoice> lock(Scope scope, InvoiceId id) {
        return table.lock(scope, id).map(row -> toInvoice(scope, row));
    }

    @Override
    public Page<Invoice> list(Scope scope, InvoiceFilter filter, PageRequest<InvoiceId> page) {
        return table.newestFirst(criteria(scope, filter, page.after()), page.limit())
                .map(row -> toInvoice(scope, row));
    }

    /** The filter, which an index reads in the order of the list; the invoices of one customer are few. */
    static Criteria criteria(Scope scope, InvoiceFilter filter, @Nullable InvoiceId after) {
        Criteria criteria = Criteria.in(scope).orderedBy("customer_id", filter.customer());
        if (filter.customer() == null) {
            criteria.orderedBy("status", filter.status());
        } else {
            criteria.and("status =", filter.status());
        }
        return criteria.and("id <", after);
    }

    /** Completes a row that a server of an earlier version has written, as the migrations complete older ones. */
    private Invoice toInvoice(Scope scope, InvoiceRow row) {
        if (row.isComplete()) {
            return row.toInvoice();
        }
        Transaction paid = transactions
                .findOne(Criteria.in(scope).and("succeeded_payment_id =", row.paymentId()))
                .orElseThrow(() -> new IllegalStateException("no transaction has paid " + row.id()));
        Organization seller = organizations
                .find(scope.organization())
                .orElseThrow(() -> new IllegalStateException("no " + scope.organization()));
        return row.completedBy(paid, Seller.named(seller.name())).toInvoice();
    }
}
