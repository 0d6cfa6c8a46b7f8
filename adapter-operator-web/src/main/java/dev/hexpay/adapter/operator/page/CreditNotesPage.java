package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;
import static dev.hexpay.adapter.operator.web.Listing.inFile;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.invoice.InvoicePorts;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import java.util.ArrayList;
import java.util.List;

/** Credit notes. */
final class CreditNotesPage {
    static final String PATH = "/credit-notes";

    private final InvoicePorts invoices;

    CreditNotesPage(InvoicePorts invoices) {
        this.invoices = invoices;
    }

    Reply list(OperatorRequest request) {
        Filter filter = new Filter(request);
        InvoiceId invoice = filter.of(Field.text("invoice", "Id of the invoice"), InvoiceId::parse);
        Listing<CreditNote, CreditNoteId> listing = new Listing<>(
                PATH,
                List.of(
                        column("Number", row -> Cell.text(row.number().text()).linkedTo(href(request, row))),
                        column("Total", row -> Formats.money(row.price().total())),
                        column("Of which tax", row -> Formats.money(row.price().tax())),
                        column(
                                "Cancels",
                                row -> row.cancels() == null
                                        ? Cell.NONE
                                        : Cell.text(row.cancels().number().text())),
                        column("Issued", row -> Formats.time(row.issuedAt())),
                        column("Invoice", row -> invoice(request, row)),
                        inFile("Currency", row -> Formats.currency(row.price().total())),
                        inFile("Id", row -> Cell.code(row.id().value()).linkedTo(href(request, row)))),
                page -> invoices.queries().creditNotes(request.scope(), invoice, page),
                new Ids<>(CreditNote::id, CreditNoteId::value, CreditNoteId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("credit-notes");
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        blocks.add(listing.table(request, "No credit notes match."));
        return Reply.Html.of("Credit notes", List.of(), blocks);
    }

    Reply show(OperatorRequest request) {
        CreditNote note = invoices.queries().creditNote(request.scope(), id(request));
        List<Block> blocks = List.of(
                new Block.Facts(
                        "",
                        List.of(
                                new Fact("Subtotal", Formats.money(note.price().subtotal())),
                                new Fact("Tax", Formats.money(note.price().tax())),
                                new Fact("Total", Formats.money(note.price().total())),
                                new Fact("Invoice", invoice(request, note)),
                                new Fact(
                                        "Refund",
                                        Cell.code(note.refund().value())
                                                .linkedTo(request.href(RefundsPage.REFUNDS + "/"
                                                        + note.refund().value()))),
                                new Fact("Issued", Formats.time(note.issuedAt())),
                                new Fact("Id", Cell.code(note.id().value())))),
                new Block.Links(List.of(new Link("Open PDF", href(request, note) + "/pdf"))));
        return Reply.Html.of(note.number().text(), List.of(new Link("Credit notes", request.href(PATH))), blocks);
    }

    Reply pdf(OperatorRequest request) {
        return new Reply.Redirect(invoices.createDownloadLink()
                .create(request.scope(), new DocumentRef.CreditNoteRef(id(request)))
                .url());
    }

    private static Cell invoice(OperatorRequest request, CreditNote note) {
        return Cell.code(note.invoice().value()).linkedTo(InvoicesPage.href(request, note.invoice()));
    }

    private static String href(OperatorRequest request, CreditNote note) {
        return request.href(PATH + "/" + note.id().value());
    }

    private static CreditNoteId id(OperatorRequest request) {
        return CreditNoteId.parse(request.path("id"));
    }
}
