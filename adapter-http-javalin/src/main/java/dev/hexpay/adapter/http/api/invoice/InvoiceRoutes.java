package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.invoice.ListInvoices;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;

/** Endpoints of invoices: list, get, download, send and update the status. */
public final class InvoiceRoutes {
    private final UseCases useCases;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public InvoiceRoutes(UseCases useCases, IdempotencyFilter idempotency) {
        this.useCases = useCases;
        this.idempotency = idempotency;
    }

    /** Adds the five routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/invoices", this::list);
        routes.get("/invoices/{id}", this::get);
        routes.get("/invoices/{id}/download", this::download);
        routes.post("/invoices/{id}/send", this::send);
        routes.put("/invoices/{id}/status", this::updateStatus);
    }

    private StoredResponse list(ApiRequest request) {
        InvoiceListRequest query = request.query(InvoiceListRequest::read);
        ListInvoices invoices = useCases.listInvoices();
        return ApiResponses.list(
                invoices.list(request.scope(), query.filter(), query.page()),
                invoice -> InvoiceResponse.of(request.scope(), invoice),
                invoice -> invoice.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ok(request, useCases.getInvoice().get(request.scope(), id(request)));
    }

    private StoredResponse download(ApiRequest request) {
        DocumentRef invoice = new DocumentRef.InvoiceRef(id(request));
        return ApiResponses.ok(DownloadLinkResponse.of(
                request.scope(), useCases.createDownloadLink().create(request.scope(), invoice), "invoice"));
    }

    private StoredResponse send(ApiRequest request) {
        InvoiceId id = id(request);
        request.requireEmptyBody();
        return idempotency.execute(
                request,
                (Receipt receipt) -> ApiResponses.ok(InvoiceSentResponse.of(request.scope(), receipt)),
                key -> useCases.sendInvoice().send(request.scope(), id, key));
    }

    private StoredResponse updateStatus(ApiRequest request) {
        InvoiceId id = id(request);
        InvoiceStatus status = request.body(InvoiceStatusRequest::read);
        return idempotency.execute(
                request,
                (Invoice invoice) -> ok(request, invoice),
                key -> useCases.updateInvoiceStatus().update(request.scope(), id, status, key));
    }

    private static InvoiceId id(ApiRequest request) {
        return InvoiceId.parse(request.pathParam("id"));
    }

    private static StoredResponse ok(ApiRequest request, Invoice invoice) {
        return ApiResponses.ok(InvoiceResponse.of(request.scope(), invoice));
    }
}
