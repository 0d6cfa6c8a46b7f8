package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryCreditNotes implements CreditNotes {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<CreditNoteId>, CreditNote> rows;

    InMemoryCreditNotes(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("credit note");
    }

    @Override
    public void insert(Scope scope, CreditNote creditNote) {
        store.inTransaction(() -> {
            boolean taken = ScopedKey.valuesOf(scope, rows)
                    .anyMatch(row -> row.number().equals(creditNote.number())
                            || (row.isCancellation() == creditNote.isCancellation()
                                    && row.refund().equals(creditNote.refund())));
            if (taken) {
                throw new DuplicateKeyException("a credit note with this number, of this refund or canceling the same");
            }
            rows.insert(new ScopedKey<>(scope, creditNote.id()), creditNote);
            return creditNote;
        });
    }

    @Override
    public Optional<CreditNote> find(Scope scope, CreditNoteId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Optional<CreditNote> findByNumber(Scope scope, InvoiceNumber number) {
        return all(scope).filter(row -> row.number().equals(number)).findFirst();
    }

    @Override
    public List<CreditNote> ofRefunds(Scope scope, Collection<RefundId> refunds) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> !row.isCancellation() && refunds.contains(row.refund()))
                .toList();
    }

    @Override
    public Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).filter(row -> invoice == null || invoice.equals(row.invoice())),
                row -> row.id().value(),
                page,
                CreditNoteId::value);
    }

    /** All rows of this scope. */
    Stream<CreditNote> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows);
    }
}
