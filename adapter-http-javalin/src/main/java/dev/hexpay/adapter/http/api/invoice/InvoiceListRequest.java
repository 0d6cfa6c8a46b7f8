package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.Parsers;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.ListInvoices;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import java.util.function.Supplier;

/** The query parameters of a list of invoices. */
record InvoiceListRequest(ListInvoices.Query filter, PageRequest<InvoiceId> page) {
    static Supplier<InvoiceListRequest> read(Query query) {
        FieldValue<CustomerReference> customer = query.text("customerId", CustomerReference::new);
        FieldValue<InvoiceStatus> status =
                query.text("status", Parsers.oneOf(InvoiceStatus.values(), InvoiceStatus::wire));
        Supplier<PageRequest<InvoiceId>> page = Paging.read(query, IdKind.INVOICE, InvoiceId::new);
        return () -> new InvoiceListRequest(new ListInvoices.Query(customer.orNull(), status.orNull()), page.get());
    }
}
