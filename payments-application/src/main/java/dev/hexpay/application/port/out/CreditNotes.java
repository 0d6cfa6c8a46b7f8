package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credit notes; {@link Invoices#next} numbers them. A credit note outside the given scope is not found. */
public interface CreditNotes {
    /**
     * Inserts a new credit note; it reads back equal to the given one.
     *
     * @throws DuplicateKeyException when its number is taken in this scope, or its refund has a credit note; of a
     *     cancellation, when the credit note is canceled already
     */
    void insert(Scope scope, CreditNote creditNote);

    /** The credit note, if this scope has it. */
    Optional<CreditNote> find(Scope scope, CreditNoteId id);

    /** The credit note with this number, if this scope has it. */
    Optional<CreditNote> findByNumber(Scope scope, InvoiceNumber number);

    /** The credit note, which a stored reference names; {@link IllegalStateException} when this scope does not have it. */
    default CreditNote get(Scope scope, CreditNoteId id) {
        return find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /**
     * The credit notes of these refunds without cancellations, in one query; a refund without one is left out.
     */
    List<CreditNote> ofRefunds(Scope scope, Collection<RefundId> refunds);

    /** The credit notes, newest first; only those of one invoice when {@code invoice} is given. */
    Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page);
}
