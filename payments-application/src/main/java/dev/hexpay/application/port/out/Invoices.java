package dev.hexpay.application.port.out;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The invoices and their gapless sequences of numbers. An invoice outside the given scope is not found. */
public interface Invoices {
    /**
     * The next number of the series. It is used when the unit of work commits and free again when it rolls back. Until
     * then other callers wait, so numbers have no gap and no duplicate.
     */
    InvoiceNumber next(Scope scope, InvoiceSeries series);

    /**
     * Inserts a new invoice; it reads back equal to the given one.
     *
     * @throws DuplicateKeyException when its number is taken in this scope, or its payment has an invoice
     */
    void insert(Scope scope, Invoice invoice);

    /** Saves an invoice that was locked and changed; {@link IllegalStateException} when this scope does not have it. */
    void save(Scope scope, Invoice invoice);

    /** The invoice, if this scope has it. */
    Optional<Invoice> find(Scope scope, InvoiceId id);

    /** The invoice with this number, if this scope has it. */
    Optional<Invoice> findByNumber(Scope scope, InvoiceNumber number);

    /** The invoice, which a stored reference names; {@link IllegalStateException} when this scope does not have it. */
    default Invoice get(Scope scope, InvoiceId id) {
        return find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /**
     * Locks and reads the invoice. It waits for other writers; no one else changes the invoice until the unit of work
     * ends.
     */
    Optional<Invoice> lock(Scope scope, InvoiceId id);

    /** The invoices that match the filter, newest first; inserts between two pages do not shift the pages. */
    Page<Invoice> list(Scope scope, InvoiceFilter filter, PageRequest<InvoiceId> page);
}
