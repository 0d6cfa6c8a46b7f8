package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.operator.SearchQueries;
import dev.hexpay.application.port.in.operator.SearchQueries.Hit;
import dev.hexpay.domain.text.PlainText;
import java.util.List;

/** The search box: straight to the only object found, or a list of them. */
final class SearchPage {
    static final String PATH = "/search";

    private static final int MAX = 200;

    private final SearchQueries search;

    SearchPage(SearchQueries search) {
        this.search = search;
    }

    Reply find(OperatorRequest request) {
        String text = request.query().text("q");
        boolean isSearchable = !text.isEmpty() && text.length() <= MAX && PlainText.isPrintable(text, c -> false);
        List<Hit> hits = isSearchable ? search.search(request.scope(), text) : List.of();
        if (hits.size() == 1) {
            return new Reply.Redirect(href(request, hits.get(0)));
        }
        Block.Table table = new Block.Table(
                "",
                List.of("What", "About", "Id"),
                hits.stream()
                        .map(hit -> List.of(
                                Cell.text(Formats.words(hit.kind())),
                                Cell.text(hit.label()),
                                Cell.code(hit.id()).linkedTo(href(request, hit))))
                        .toList(),
                "Nothing was found. Search for an id, the number of an invoice, your id of a customer, a whole e-mail"
                        + " address, or the last four digits of a card.",
                null,
                null,
                null);
        return Reply.Html.of("Search", List.of(), List.of(table));
    }

    private static String href(OperatorRequest request, Hit hit) {
        String path = switch (hit.kind()) {
            case PAYMENT -> PaymentsPage.PATH;
            case TRANSACTION -> "/transactions";
            case CUSTOMER -> CustomersPage.PATH;
            case INVOICE -> InvoicesPage.PATH;
            case CREDIT_NOTE -> CreditNotesPage.PATH;
            case REFUND -> RefundsPage.REFUNDS;
            case DISPUTE -> RefundsPage.DISPUTES;
            case EVENT -> EventsPage.PATH;
            case WEBHOOK -> EndpointsPage.PATH;
        };
        return request.href(path + "/" + hit.id());
    }
}
