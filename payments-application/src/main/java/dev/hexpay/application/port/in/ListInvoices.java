package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Reads many invoices, newest first. */
public interface ListInvoices {
    /** Those that fit; none when the customer is unknown. */
    Page<Invoice> list(Scope scope, Query query, PageRequest<InvoiceId> page);

    /** Which invoices are wanted; null means any. */
    record Query(
            @Nullable CustomerReference customer, @Nullable InvoiceStatus status) {}
}
