package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The credit notes in table {@code credit_note}. */
final class JdbiCreditNotes implements CreditNotes {
    private static final List<String> COLUMNS = Stream.of(
                    List.of("id", "series", "series_sequence", "invoice_id", "refund_id", "customer_id"),
                    PriceColumns.NAMES,
                    List.of("issued_at"))
            .flatMap(List::stream)
            .toList();

    private final ScopedTable<CreditNote> table;

    JdbiCreditNotes(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "credit_note", COLUMNS, JdbiCreditNotes::toCreditNote);
    }

    @Override
    public void insert(Scope scope, CreditNote creditNote) {
        Parameters parameters = new Parameters(scope)
                .set("id", creditNote.id().value())
                .set("series", creditNote.number().series())
                .set("series_sequence", creditNote.number().sequence())
                .set("invoice_id", creditNote.invoice().value())
                .set("refund_id", creditNote.refund().value())
                .set("customer_id", creditNote.customer().value())
                .set("issued_at", creditNote.issuedAt());
        PriceColumns.write(parameters, creditNote.price());
        table.insert(parameters);
    }

    @Override
    public Optional<CreditNote> find(Scope scope, CreditNoteId id) {
        return table.find(scope, id.value());
    }

    @Override
    public Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
        CreditNoteId after = page.after();
        Criteria criteria = Criteria.in(scope)
                .orderedBy("invoice_id", invoice == null ? null : invoice.value())
                .and("id <", after == null ? null : after.value());
        return table.newestFirst(criteria, page.limit());
    }

    private static CreditNote toCreditNote(ResultRow row) throws SQLException {
        return new CreditNote(
                new CreditNoteId(row.getString("id")),
                new InvoiceNumber(row.enumValue("series", InvoiceSeries.class), row.getLong("series_sequence")),
                new InvoiceId(row.getString("invoice_id")),
                new RefundId(row.getString("refund_id")),
                new CustomerId(row.getString("customer_id")),
                PriceColumns.read(row),
                row.getInstant("issued_at"));
    }
}
