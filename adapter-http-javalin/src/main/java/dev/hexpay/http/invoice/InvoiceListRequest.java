package dev.hexpay.http.invoice;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.ListInvoices;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import dev.hexpay.http.input.Words;
import java.util.function.Supplier;

/** Which invoices a client wants to see. */
record InvoiceListRequest(ListInvoices.Query query, PageRequest<InvoiceId> page) {
    static Supplier<InvoiceListRequest> read(Query query) {
        Read<CustomerReference> customer = query.text("customerId", CustomerReference::new);
        Read<InvoiceStatus> status = query.text("status", Words.oneOf(InvoiceStatus.values(), InvoiceStatus::wire));
        Supplier<PageRequest<InvoiceId>> page = Paging.read(query, IdKind.INVOICE, InvoiceId::new);
        return () -> new InvoiceListRequest(new ListInvoices.Query(customer.orNull(), status.orNull()), page.get());
    }
}
