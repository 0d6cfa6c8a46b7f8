package dev.hexpay.http.creditnote;

import dev.hexpay.application.port.in.LinkDocument.Link;
import dev.hexpay.application.port.in.ListCreditNotes;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.document.DownloadLinkResponse;

/** Credit notes: what of an invoice went back. */
public final class CreditNoteRoutes {
    private final UseCases useCases;

    /** Serves credit notes. */
    public CreditNoteRoutes(UseCases useCases) {
        this.useCases = useCases;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/credit-notes", this::list);
        routes.get("/credit-notes/{id}", this::get);
        routes.get("/credit-notes/{id}/download", this::download);
    }

    private StoredAnswer list(Call call) {
        CreditNoteListRequest request = call.query(CreditNoteListRequest::read);
        ListCreditNotes notes = useCases.listCreditNotes();
        return Answers.list(
                notes.list(call.scope(), request.invoice(), request.page()),
                note -> CreditNoteResponse.of(call.scope(), note),
                note -> note.id().value());
    }

    private StoredAnswer get(Call call) {
        return Answers.ok(
                CreditNoteResponse.of(call.scope(), useCases.getCreditNote().get(call.scope(), id(call))));
    }

    private StoredAnswer download(Call call) {
        Link link = useCases.linkDocument().link(call.scope(), new Document.OfCreditNote(id(call)));
        return Answers.ok(DownloadLinkResponse.of(call.scope(), link, "credit_note"));
    }

    private static CreditNoteId id(Call call) {
        return CreditNoteId.parse(call.pathParam("id"));
    }
}
