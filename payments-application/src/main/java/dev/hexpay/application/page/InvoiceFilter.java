package dev.hexpay.application.page;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import org.jspecify.annotations.Nullable;

/** The filter of a list; null matches everything. */
public record InvoiceFilter(
        @Nullable CustomerId customer, @Nullable InvoiceStatus status) {
    /** Every invoice. */
    public static final InvoiceFilter ALL = new InvoiceFilter(null, null);
}
