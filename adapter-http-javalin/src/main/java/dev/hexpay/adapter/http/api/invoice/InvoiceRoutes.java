package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.invoice.InvoicePorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;

/** Endpoints of invoices: list, get, download, send and update the status. */
public final class InvoiceRoutes {
    private final InvoicePorts invoices;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public InvoiceRoutes(InvoicePorts invoices, IdempotencyFilter idempotency) {
        this.invoices = invoices;
        this.idempotency = idempotency;
    }

    /** Adds the routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/invoices",
                InvoiceListRequest.class,
                Documentation.of("List invoices").lists(InvoiceResponse.class),
                this::list);
        routes.get(
                "/invoices/{id}",
                Documentation.of("Get an invoice")
                        .returns(InvoiceResponse.class)
                        .fails(ErrorCode.INVOICE_NOT_FOUND),
                this::get);
        routes.replacedBy("POST /invoices/{id}/download-links")
                .get(
                        "/invoices/{id}/download",
                        Documentation.of("Get a download link of an invoice")
                                .returns(DownloadLinkResponse.class)
                                .fails(ErrorCode.INVOICE_NOT_FOUND),
                        this::download);
        routes.post(
                "/invoices/{id}/download-links",
                Documentation.of("Create a download link of an invoice")
                        .returns(DownloadLinkResponse.class)
                        .fails(ErrorCode.INVOICE_NOT_FOUND),
                this::createDownloadLink);
        routes.post(
                "/invoices/{id}/send",
                Documentation.of("Send an invoice")
                        .returns(InvoiceSentResponse.class)
                        .fails(ErrorCode.INVOICE_NOT_FOUND),
                this::send);
        routes.update(
                "/invoices/{id}/status",
                Documentation.of("Update the status of an invoice")
                        .takes(InvoiceStatusRequest.class)
                        .returns(InvoiceResponse.class)
                        .fails(ErrorCode.INVOICE_NOT_FOUND),
                this::updateStatus);
    }

    private StoredResponse list(ApiRequest request, InvoiceListRequest query) {
        return ApiResponses.list(
                query.matchesNothing()
                        ? Page.empty()
                        : invoices.queries().list(request.scope(), query.filter(), query.page()),
                invoice -> InvoiceResponse.of(request.scope(), invoice),
                invoice -> invoice.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ok(request, invoices.queries().get(request.scope(), id(request)));
    }

    private StoredResponse download(ApiRequest request) {
        return ApiResponses.ok(downloadLink(request, "invoice"));
    }

    private StoredResponse createDownloadLink(ApiRequest request) {
        request.requireEmptyBody();
        return idempotency.inTransaction(
                request, () -> ApiResponses.ok(downloadLink(request, "invoice_download_link")));
    }

    private DownloadLinkResponse downloadLink(ApiRequest request, String object) {
        DocumentRef document = new DocumentRef.InvoiceRef(id(request));
        return DownloadLinkResponse.of(
                request.scope(), invoices.createDownloadLink().create(request.scope(), document), object);
    }

    private StoredResponse send(ApiRequest request) {
        InvoiceId id = id(request);
        request.requireEmptyBody();
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.ok(InvoiceSentResponse.of(
                        request.scope(),
                        request.limits()
                                .send(request.scope(), id, () -> invoices.send().send(request.scope(), id)))));
    }

    private StoredResponse updateStatus(ApiRequest request) {
        InvoiceId id = id(request);
        InvoiceStatus status = request.body(InvoiceStatusRequest.class).toStatus();
        return idempotency.inTransaction(
                request, () -> ok(request, invoices.updateStatus().update(request.scope(), id, status)));
    }

    private static InvoiceId id(ApiRequest request) {
        return InvoiceId.parse(request.pathParam("id"));
    }

    private static StoredResponse ok(ApiRequest request, Invoice invoice) {
        return ApiResponses.ok(InvoiceResponse.of(request.scope(), invoice));
    }
}
