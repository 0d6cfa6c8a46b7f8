package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;
import static dev.hexpay.adapter.operator.web.Listing.inFile;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.application.presentation.AddressFormat;
import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.BillingDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Invoices. */
final class InvoicesPage {
    static final String PATH = "/invoices";

    private static final TaxLabel TAX = new TaxLabel(Locale.ENGLISH);
    private static final AddressFormat ADDRESS = new AddressFormat(Locale.ENGLISH);

    private final OperatorPages.Tools tools;

    InvoicesPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    static String href(OperatorRequest request, InvoiceId id) {
        return request.href(PATH + "/" + id.value());
    }

    Reply list(OperatorRequest request) {
        Filter filter = new Filter(request);
        InvoiceStatus status = filter.of("status", "Status", InvoiceStatus.class);
        InvoiceQueries.Query query =
                new InvoiceQueries.Query(filter.of(Field.text("customer", "Customer"), CustomerReference::new), status);
        Listing<Invoice, InvoiceId> listing = new Listing<>(
                PATH,
                List.of(
                        column("Number", row -> Cell.text(row.number().text()).linkedTo(href(request, row.id()))),
                        column("Total", row -> Formats.money(row.price().total())),
                        column("Of which tax", row -> Formats.money(row.price().tax())),
                        column("Status", row -> Statuses.of(row.status())),
                        column(
                                "Buyer",
                                row -> Cell.text(row.parties().buyer().email().value())),
                        column(
                                "Description",
                                row -> Cell.text(
                                        PaymentsPage.shortened(row.description().value()))),
                        column("Issued", row -> Formats.time(row.issuedAt())),
                        inFile("Currency", row -> Formats.currency(row.price().total())),
                        inFile("Id", row -> Cell.code(row.id().value()).linkedTo(href(request, row.id())))),
                page -> queries().list(request.scope(), query, page),
                new Ids<>(Invoice::id, InvoiceId::value, InvoiceId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("invoices");
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        blocks.add(listing.table(request, "No invoices match."));
        return Reply.Html.of("Invoices", List.of(), blocks);
    }

    Reply show(OperatorRequest request) {
        Invoice invoice = queries().get(request.scope(), id(request));
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        blocks.add(facts(request, invoice));
        blocks.add(new Block.Links(List.of(
                new Link("Open PDF", href(request, invoice.id()) + "/pdf"),
                new Link(
                        "Payment",
                        PaymentsPage.href(request, invoice.reference().payment())),
                new Link(
                        "Credit notes",
                        request.href(CreditNotesPage.PATH) + "?invoice="
                                + invoice.id().value()))));
        String path = PATH + "/" + invoice.id().value();
        if (request.may(OperatorAction.SEND_INVOICE)) {
            blocks.add(FormBuilder.to(request, path + "/send")
                    .titled(
                            "Send again",
                            "An e-mail with the invoice goes to "
                                    + invoice.parties().buyer().email().value() + ".")
                    .submit("Send invoice"));
        }
        if (request.may(OperatorAction.UPDATE_INVOICE) && invoice.status() == InvoiceStatus.OUTSTANDING) {
            blocks.add(FormBuilder.to(request, path + "/status")
                    .titled("Change the status", "")
                    .with(Field.select(
                                    "status",
                                    "Status",
                                    List.of(
                                            new Field.Option("paid", "Paid", true),
                                            new Field.Option("void", "Void", false)))
                            .mandatory())
                    .submit("Change status"));
        }
        List<Link> crumbs = List.of(new Link("Invoices", request.href(PATH)));
        return Reply.Html.of(invoice.number().text(), crumbs, blocks);
    }

    private static Block.Facts facts(OperatorRequest request, Invoice invoice) {
        BillingDetails buyer = invoice.parties().buyer();
        String address = buyer.address() == null ? "" : "\n" + String.join("\n", ADDRESS.lines(buyer.address()));
        String name = buyer.name() == null ? "" : buyer.name().value();
        return new Block.Facts(
                "",
                List.of(
                        new Fact("Status", Statuses.of(invoice.status())),
                        new Fact("Subtotal", Formats.money(invoice.price().subtotal())),
                        new Fact(
                                TAX.withReverseChargeCountry(invoice.price()),
                                Formats.money(invoice.price().tax())),
                        new Fact("Total", Formats.money(invoice.price().total())),
                        new Fact("Description", Cell.text(invoice.description().value())),
                        new Fact("Buyer", Cell.text((name + address).strip())),
                        new Fact(
                                "E-mail",
                                Cell.text(buyer.email().value())
                                        .linkedTo(request.href(CustomersPage.PATH + "/"
                                                + invoice.customer().value()))),
                        new Fact(
                                "Tax id",
                                buyer.taxDocument() == null
                                        ? Cell.NONE
                                        : Cell.text(buyer.taxDocument().value())),
                        new Fact("Issued", Formats.time(invoice.issuedAt())),
                        new Fact("Id", Cell.code(invoice.id().value()))));
    }

    /** The document, at a signed address. */
    Reply pdf(OperatorRequest request) {
        return new Reply.Redirect(tools.ports()
                .invoices()
                .createDownloadLink()
                .create(request.scope(), new DocumentRef.InvoiceRef(id(request)))
                .url());
    }

    Reply send(OperatorRequest request) {
        InvoiceId id = id(request);
        return tools.actions().inTransaction(request, id.value(), () -> {
            request.send(id, () -> tools.ports().invoices().send().send(request.scope(), id));
            return Done.at(Flash.INVOICE_SENT.at(href(request, id)));
        });
    }

    Reply update(OperatorRequest request) {
        InvoiceId id = id(request);
        InvoiceStatus status = request.form().required("status", text -> Filter.constant(text, InvoiceStatus.class));
        return tools.actions().inTransaction(request, id.value(), () -> {
            tools.ports().invoices().updateStatus().update(request.scope(), id, status);
            return Done.at(Flash.INVOICE_UPDATED.at(href(request, id)));
        });
    }

    private InvoiceQueries queries() {
        return tools.ports().invoices().queries();
    }

    private static InvoiceId id(OperatorRequest request) {
        return InvoiceId.parse(request.path("id"));
    }
}
