package dev.hexpay.http.invoice;

import dev.hexpay.application.port.in.ListInvoices;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.document.DownloadLinkResponse;
import dev.hexpay.http.idempotency.IdempotentCalls;

/** Invoices: read, downloaded, sent again, and marked by hand. */
public final class InvoiceRoutes {
    private final UseCases useCases;
    private final IdempotentCalls once;

    /** Serves invoices. */
    public InvoiceRoutes(UseCases useCases, IdempotentCalls once) {
        this.useCases = useCases;
        this.once = once;
    }

    /** Adds the five routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/invoices", this::list);
        routes.get("/invoices/{id}", this::get);
        routes.get("/invoices/{id}/download", this::download);
        routes.post("/invoices/{id}/send", this::send);
        routes.put("/invoices/{id}/status", this::mark);
    }

    private StoredAnswer list(Call call) {
        InvoiceListRequest request = call.query(InvoiceListRequest::read);
        ListInvoices invoices = useCases.listInvoices();
        return Answers.list(
                invoices.list(call.scope(), request.query(), request.page()),
                invoice -> InvoiceResponse.of(call.scope(), invoice),
                invoice -> invoice.id().value());
    }

    private StoredAnswer get(Call call) {
        return ok(call, useCases.getInvoice().get(call.scope(), id(call)));
    }

    private StoredAnswer download(Call call) {
        Document invoice = new Document.OfInvoice(id(call));
        return Answers.ok(
                DownloadLinkResponse.of(call.scope(), useCases.linkDocument().link(call.scope(), invoice), "invoice"));
    }

    private StoredAnswer send(Call call) {
        InvoiceId id = id(call);
        call.emptyBody();
        return once.answer(
                call,
                (Receipt receipt) -> Answers.ok(SentResponse.of(call.scope(), receipt)),
                key -> useCases.sendInvoice().send(call.scope(), id, key));
    }

    private StoredAnswer mark(Call call) {
        InvoiceId id = id(call);
        InvoiceStatus status = call.body(InvoiceStatusRequest::read);
        return once.answer(
                call,
                (Invoice invoice) -> ok(call, invoice),
                key -> useCases.markInvoice().mark(call.scope(), id, status, key));
    }

    private static InvoiceId id(Call call) {
        return InvoiceId.parse(call.pathParam("id"));
    }

    private static StoredAnswer ok(Call call, Invoice invoice) {
        return Answers.ok(InvoiceResponse.of(call.scope(), invoice));
    }
}
