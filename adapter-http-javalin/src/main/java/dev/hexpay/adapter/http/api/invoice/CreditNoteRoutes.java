package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.invoice.CreateDownloadLink.DownloadLink;
import dev.hexpay.application.port.in.invoice.InvoicePorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.invoice.DocumentRef;

/** Endpoints of credit notes. */
public final class CreditNoteRoutes {
    private final InvoicePorts invoices;

    /** Creates the endpoints. */
    public CreditNoteRoutes(InvoicePorts invoices) {
        this.invoices = invoices;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/credit-notes",
                CreditNoteListRequest.class,
                Documentation.of("List credit notes").lists(CreditNoteResponse.class),
                this::list);
        routes.get(
                "/credit-notes/{id}",
                Documentation.of("Get a credit note")
                        .returns(CreditNoteResponse.class)
                        .fails(ErrorCode.NOT_FOUND),
                this::get);
        routes.get(
                "/credit-notes/{id}/download",
                Documentation.of("Get a download link of a credit note")
                        .returns(DownloadLinkResponse.class)
                        .fails(ErrorCode.NOT_FOUND),
                this::download);
    }

    private StoredResponse list(ApiRequest request, CreditNoteListRequest query) {
        return ApiResponses.list(
                invoices.queries().creditNotes(request.scope(), query.invoiceId(), query.page()),
                note -> CreditNoteResponse.of(request.scope(), note),
                note -> note.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ApiResponses.ok(
                CreditNoteResponse.of(request.scope(), invoices.queries().creditNote(request.scope(), id(request))));
    }

    private StoredResponse download(ApiRequest request) {
        DownloadLink link =
                invoices.createDownloadLink().create(request.scope(), new DocumentRef.CreditNoteRef(id(request)));
        return ApiResponses.ok(DownloadLinkResponse.of(request.scope(), link, "credit_note"));
    }

    private static CreditNoteId id(ApiRequest request) {
        return CreditNoteId.parse(request.pathParam("id"));
    }
}
