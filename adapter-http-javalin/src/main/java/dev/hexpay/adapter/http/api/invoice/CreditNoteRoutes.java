package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.invoice.CreateDownloadLink.DownloadLink;
import dev.hexpay.application.port.in.invoice.ListCreditNotes;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.invoice.DocumentRef;

/** Endpoints of credit notes. */
public final class CreditNoteRoutes {
    private final UseCases useCases;

    /** Creates the endpoints. */
    public CreditNoteRoutes(UseCases useCases) {
        this.useCases = useCases;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/credit-notes", this::list);
        routes.get("/credit-notes/{id}", this::get);
        routes.get("/credit-notes/{id}/download", this::download);
    }

    private StoredResponse list(ApiRequest request) {
        CreditNoteListRequest query = request.query(CreditNoteListRequest::read);
        ListCreditNotes notes = useCases.listCreditNotes();
        return ApiResponses.list(
                notes.list(request.scope(), query.invoice(), query.page()),
                note -> CreditNoteResponse.of(request.scope(), note),
                note -> note.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ApiResponses.ok(
                CreditNoteResponse.of(request.scope(), useCases.getCreditNote().get(request.scope(), id(request))));
    }

    private StoredResponse download(ApiRequest request) {
        DownloadLink link =
                useCases.createDownloadLink().create(request.scope(), new DocumentRef.CreditNoteRef(id(request)));
        return ApiResponses.ok(DownloadLinkResponse.of(request.scope(), link, "credit_note"));
    }

    private static CreditNoteId id(ApiRequest request) {
        return CreditNoteId.parse(request.pathParam("id"));
    }
}
