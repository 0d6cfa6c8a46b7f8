package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of invoices.
 *
 * @param subscriptionId there are no subscriptions, so that it matches nothing
 */
record InvoiceListRequest(
        @Nullable CustomerReference customerId,
        @Nullable InvoiceStatus status,
        @Nullable String subscriptionId,
        @Nullable PageLimit limit,
        @Cursor(IdKind.INVOICE) @Nullable String cursor) {
    boolean matchesNothing() {
        return subscriptionId != null;
    }

    InvoiceQueries.Query filter() {
        return new InvoiceQueries.Query(customerId, status);
    }

    PageRequest<InvoiceId> page() {
        return Paging.page(limit, cursor, InvoiceId::new);
    }
}
