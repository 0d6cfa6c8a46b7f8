package dev.hexpay.application.port.in.invoice;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Lists invoices, newest first. */
public interface ListInvoices {
    /** The invoices that match; none when the customer is unknown. */
    Page<Invoice> list(Scope scope, Query query, PageRequest<InvoiceId> page);

    /** The filter of a list; null matches everything. */
    record Query(
            @Nullable CustomerReference customer, @Nullable InvoiceStatus status) {}
}
