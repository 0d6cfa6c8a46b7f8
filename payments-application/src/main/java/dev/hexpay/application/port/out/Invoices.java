package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.scope.Scope;
import java.util.Optional;

/** The invoices and the series that number them; what lies outside the given scope is not found. */
public interface Invoices {
    /**
     * The next number of the series, taken for good when the unit of work commits and given back when it does not.
     * Until then others wait, so there is no gap and no twin.
     */
    InvoiceNumber next(Scope scope, InvoiceSeries series);

    /**
     * Keeps a new invoice, which is read back equal to what was given.
     *
     * @throws AlreadyThere when its number is taken in this scope, or its payment has an invoice
     */
    void insert(Scope scope, Invoice invoice);

    /** The invoice, if this scope has it. */
    Optional<Invoice> find(Scope scope, InvoiceId id);
}
