package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The credit notes in table {@code credit_note}. */
final class JdbiCreditNotes implements CreditNotes {
    private final ScopedTable<CreditNote> table;

    JdbiCreditNotes(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "credit_note", CreditNoteRow.TYPE);
    }

    @Override
    public void insert(Scope scope, CreditNote creditNote) {
        table.insert(scope, creditNote);
    }

    @Override
    public Optional<CreditNote> find(Scope scope, CreditNoteId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<CreditNote> findByNumber(Scope scope, InvoiceNumber number) {
        return table.findOne(
                Criteria.in(scope).and("series =", number.series()).and("series_sequence =", number.sequence()));
    }

    @Override
    public List<CreditNote> ofRefunds(Scope scope, Collection<RefundId> refunds) {
        return table.findAll(scope, "refund_id", Set.copyOf(refunds));
    }

    @Override
    public Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
        Criteria criteria = Criteria.in(scope).orderedBy("invoice_id", invoice).and("id <", page.after());
        return table.newestFirst(criteria, page.limit());
    }
}
