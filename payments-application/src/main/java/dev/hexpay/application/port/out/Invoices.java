package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @throws DuplicateKeyException when its number is taken in this scope, or its payment has an invoice
     */
    void insert(Scope scope, Invoice invoice);

    /** Keeps an invoice that was locked and changed; {@link IllegalStateException} when this scope has none such. */
    void save(Scope scope, Invoice invoice);

    /** The invoice, if this scope has it. */
    Optional<Invoice> find(Scope scope, InvoiceId id);

    /** The invoice as it is once nobody else is changing it; until the unit of work ends, nobody else will. */
    Optional<Invoice> lock(Scope scope, InvoiceId id);

    /** Those that fit the filter, newest first, whatever is inserted between two pages. */
    Page<Invoice> list(Scope scope, Filter filter, PageRequest<InvoiceId> page);

    /** Which invoices are wanted; null means any. */
    record Filter(@Nullable CustomerId customer, @Nullable InvoiceStatus status) {
        /** Every invoice. */
        public static final Filter ALL = new Filter(null, null);
    }
}
