package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The invoices in table {@code invoice}, numbered by table {@code invoice_series}. */
final class JdbiInvoices implements Invoices {
    private static final List<String> COLUMNS = Stream.of(
                    List.of("id", "series", "series_sequence", "customer_id"),
                    List.of("payment_id", "transaction_id"),
                    SellerColumns.NAMES,
                    BillingDetailsColumns.NAMES,
                    List.of("description"),
                    PriceColumns.NAMES,
                    List.of("status", "issued_at", "updated_at"))
            .flatMap(List::stream)
            .toList();

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Invoice> table;
    private final ScopedTable<Long> seriesTable;

    JdbiInvoices(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "invoice", COLUMNS, JdbiInvoices::toInvoice);
        this.seriesTable = new ScopedTable<>(
                unitOfWork, "invoice_series", List.of("series", "last_sequence"), row -> row.getLong("last_sequence"));
    }

    @Override
    public InvoiceNumber next(Scope scope, InvoiceSeries series) {
        Parameters first = new Parameters(scope).set("series", series).set("last_sequence", 0L);
        Optional<Long> sequence = incrementSequence(first);
        if (sequence.isEmpty()) {
            // The series has no row yet, or a concurrent unit of work is inserting it.
            seriesTable.insertIfAbsent(first);
            sequence = incrementSequence(first);
        }
        return new InvoiceNumber(series, sequence.orElseThrow());
    }

    private Optional<Long> incrementSequence(Parameters series) {
        return unitOfWork.requireTransaction(handle -> handle.createUpdate("UPDATE invoice_series"
                        + " SET last_sequence = last_sequence + 1"
                        + " WHERE organization_id = :organization_id AND mode = :mode AND series = :series")
                .bindMap(series.values())
                .executeAndReturnGeneratedKeys("last_sequence")
                .mapTo(Long.class)
                .findOne());
    }

    @Override
    public void insert(Scope scope, Invoice invoice) {
        table.insert(toParameters(scope, invoice));
    }

    @Override
    public void save(Scope scope, Invoice invoice) {
        table.update(toParameters(scope, invoice));
    }

    @Override
    public Optional<Invoice> find(Scope scope, InvoiceId id) {
        return table.find(scope, id.value());
    }

    @Override
    public Optional<Invoice> lock(Scope scope, InvoiceId id) {
        return table.lock(scope, id.value());
    }

    @Override
    public Page<Invoice> list(Scope scope, Filter filter, PageRequest<InvoiceId> page) {
        CustomerId customer = filter.customer();
        InvoiceId after = page.after();
        Criteria criteria = Criteria.in(scope)
                .orderedBy("customer_id", customer == null ? null : customer.value())
                .and("status =", filter.status())
                .and("id <", after == null ? null : after.value());
        return table.newestFirst(criteria, page.limit());
    }

    private static Parameters toParameters(Scope scope, Invoice invoice) {
        Parameters parameters = new Parameters(scope)
                .set("id", invoice.id().value())
                .set("series", invoice.number().series())
                .set("series_sequence", invoice.number().sequence())
                .set("customer_id", invoice.customer().value())
                .set("payment_id", invoice.reference().payment().value())
                .set("transaction_id", invoice.reference().transaction().value())
                .set("description", invoice.description().value())
                .set("status", invoice.status())
                .set("issued_at", invoice.issuedAt())
                .set("updated_at", invoice.updatedAt());
        SellerColumns.write(parameters, invoice.parties().seller());
        BillingDetailsColumns.write(parameters, invoice.parties().buyer());
        PriceColumns.write(parameters, invoice.price());
        return parameters;
    }

    private static Invoice toInvoice(ResultRow row) throws SQLException {
        return new Invoice(
                new InvoiceId(row.getString("id")),
                new InvoiceNumber(row.enumValue("series", InvoiceSeries.class), row.getLong("series_sequence")),
                new CustomerId(row.getString("customer_id")),
                new Invoice.Reference(
                        new PaymentId(row.getString("payment_id")), new TransactionId(row.getString("transaction_id"))),
                new Invoice.Parties(SellerColumns.read(row), BillingDetailsColumns.read(row)),
                new Description(row.getString("description")),
                PriceColumns.read(row),
                row.enumValue("status", InvoiceStatus.class),
                row.getInstant("issued_at"),
                row.getInstant("updated_at"));
    }
}
