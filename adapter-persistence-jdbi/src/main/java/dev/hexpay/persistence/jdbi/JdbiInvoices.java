package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.scope.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The invoices in table {@code invoice}, numbered by table {@code invoice_series}. */
final class JdbiInvoices implements Invoices {
    private static final List<String> COLUMNS = Stream.of(
                    List.of("id", "series", "series_sequence", "customer_id", "payment_id", "description"),
                    PriceColumns.NAMES,
                    List.of("status", "issued_at", "updated_at"))
            .flatMap(List::stream)
            .toList();

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Invoice> table;
    private final ScopedTable<Long> allSeries;

    JdbiInvoices(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "invoice", COLUMNS, JdbiInvoices::toInvoice);
        this.allSeries = new ScopedTable<>(
                unitOfWork, "invoice_series", List.of("series", "last_sequence"), row -> row.number("last_sequence"));
    }

    @Override
    public InvoiceNumber next(Scope scope, InvoiceSeries series) {
        Row first = new Row(scope).set("series", series).set("last_sequence", 0L);
        Optional<Long> taken = counted(first);
        if (taken.isEmpty()) {
            // Nobody has taken a number of this series yet, or somebody is about to take the first.
            allSeries.insertIfAbsent(first);
            taken = counted(first);
        }
        return new InvoiceNumber(series, taken.orElseThrow());
    }

    private Optional<Long> counted(Row series) {
        return unitOfWork.runInside(handle -> handle.createUpdate("UPDATE invoice_series"
                        + " SET last_sequence = last_sequence + 1"
                        + " WHERE organization_id = :organization_id AND mode = :mode AND series = :series")
                .bindMap(series.values())
                .executeAndReturnGeneratedKeys("last_sequence")
                .mapTo(Long.class)
                .findOne());
    }

    @Override
    public void insert(Scope scope, Invoice invoice) {
        Row row = new Row(scope)
                .set("id", invoice.id().value())
                .set("series", invoice.number().series())
                .set("series_sequence", invoice.number().sequence())
                .set("customer_id", invoice.customer().value())
                .set("payment_id", invoice.payment().value())
                .set("description", invoice.description().value())
                .set("status", invoice.status())
                .set("issued_at", invoice.issuedAt())
                .set("updated_at", invoice.updatedAt());
        PriceColumns.write(row, invoice.price());
        table.insert(row);
    }

    @Override
    public Optional<Invoice> find(Scope scope, InvoiceId id) {
        return table.find(scope, id.value());
    }

    private static Invoice toInvoice(StoredRow row) throws SQLException {
        return new Invoice(
                new InvoiceId(row.text("id")),
                new InvoiceNumber(row.word("series", InvoiceSeries.class), row.number("series_sequence")),
                new CustomerId(row.text("customer_id")),
                new PaymentId(row.text("payment_id")),
                new Description(row.text("description")),
                PriceColumns.read(row),
                row.word("status", InvoiceStatus.class),
                row.instant("issued_at"),
                row.instant("updated_at"));
    }
}
