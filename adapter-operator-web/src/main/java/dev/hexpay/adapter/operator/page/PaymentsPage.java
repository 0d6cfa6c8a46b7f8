package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;
import static dev.hexpay.adapter.operator.web.Listing.inFile;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Paging;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.application.port.in.payment.TransactionQueries;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of payments. */
final class PaymentsPage {
    static final String PATH = "/payments";

    private final PaymentQueries payments;
    private final TransactionQueries transactions;

    PaymentsPage(PaymentQueries payments, TransactionQueries transactions) {
        this.payments = payments;
        this.transactions = transactions;
    }

    private record Row(Payment payment, @Nullable Transaction transaction) {}

    Reply list(OperatorRequest request) {
        Filter filter = new Filter(request);
        PaymentQueries.Query query = query(filter);
        Listing<Row, PaymentId> listing = listing(request, query);
        if (Listing.isCsv(request)) {
            return listing.csv("payments");
        }
        List<Block> blocks = new ArrayList<>();
        if (request.may(OperatorAction.CREATE_LINK)) {
            blocks.add(new Block.Links(List.of(new Link("New payment link", request.href("/links/new")))));
        }
        blocks.addAll(filter.blocks(PATH));
        blocks.add(listing.table(request, "No payments match."));
        return Reply.Html.of("Payments", List.of(), blocks);
    }

    /** The newest payments of a customer. */
    Block.Table of(OperatorRequest request, CustomerId customer) {
        PaymentQueries.Query query = PaymentQueries.Query.of(PaymentFilter.ALL.withCustomer(customer));
        Listing<Row, PaymentId> listing = listing(request, query);
        Page<Row> page = read(request, query, PageRequest.first(10));
        String all = request.href(PATH) + Paging.query(Map.of("customer", customer.value()));
        List<List<Cell>> rows = page.items().stream().map(listing::row).toList();
        return new Block.Table(
                "Payments", listing.headings(), rows, "No payments.", null, page.hasMore() ? all : null, null);
    }

    private static PaymentQueries.Query query(Filter filter) {
        PaymentStatus status = filter.of("status", "Status", PaymentStatus.class);
        PaymentKind kind = filter.of("kind", "Kind", PaymentKind.class);
        PaymentFilter payments = PaymentFilter.ALL
                .withStatuses(status == null ? Set.of() : Set.of(status))
                .withKinds(kind == null ? Set.of() : Set.of(kind))
                .withCurrency(filter.of(Field.text("currency", "Currency"), CurrencyCode::parse));
        CustomerReference customer = filter.of(Field.text("customer", "Customer"), CustomerReference::new);
        return PaymentQueries.Query.of(payments.withCreatedAfter(filter.from("from", "Created from"))
                        .withCreatedBefore(filter.to("to", "Created to")))
                .withCustomer(customer);
    }

    private Listing<Row, PaymentId> listing(OperatorRequest request, PaymentQueries.Query query) {
        return new Listing<>(
                PATH,
                List.of(
                        column(
                                "Amount",
                                row -> Formats.money(row.payment().price().total())
                                        .linkedTo(href(request, row.payment().id()))),
                        column("Status", row -> Statuses.of(row.payment().status())),
                        column("Refunded", row -> refunded(row.transaction())),
                        column(
                                "Description",
                                row -> Cell.text(
                                        shortened(row.payment().description().value()))),
                        column("Customer", row -> customer(request, row)),
                        column("Card", row -> card(row.transaction())),
                        column(
                                "Kind",
                                row -> Cell.text(Formats.words(row.payment().kind()))),
                        column("Created", row -> Formats.time(row.payment().createdAt())),
                        inFile(
                                "Currency",
                                row -> Formats.currency(row.payment().price().total())),
                        inFile(
                                "Id",
                                row -> Cell.code(row.payment().id().value())
                                        .linkedTo(href(request, row.payment().id())))),
                page -> read(request, query, page),
                new Ids<>(row -> row.payment().id(), PaymentId::value, PaymentId::parse));
    }

    private Page<Row> read(OperatorRequest request, PaymentQueries.Query query, PageRequest<PaymentId> page) {
        Page<Payment> found = payments.list(request.scope(), query, page);
        Map<TransactionId, Transaction> latest = transactions.latestOf(request.scope(), found.items());
        return found.map(
                payment -> new Row(payment, payment.transaction() == null ? null : latest.get(payment.transaction())));
    }

    static String href(OperatorRequest request, PaymentId id) {
        return request.href(PATH + "/" + id.value());
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 79)) + "…";
    }

    private static Cell refunded(@Nullable Transaction transaction) {
        return transaction == null || transaction.amountRefunded().minor() == 0
                ? Cell.NONE
                : Formats.money(transaction.amountRefunded());
    }

    private static Cell customer(OperatorRequest request, Row row) {
        CustomerId customer = row.payment().customer();
        String email = row.transaction() == null
                ? null
                : row.transaction().billingDetails().email().value();
        if (customer == null) {
            return Formats.text(email);
        }
        return Cell.text(email == null ? customer.value() : email)
                .linkedTo(request.href(CustomersPage.PATH + "/" + customer.value()));
    }

    static Cell card(@Nullable Transaction transaction) {
        Card card = transaction == null ? null : transaction.paymentSource().card();
        return card == null ? Cell.NONE : Cell.text(card(card));
    }

    static String card(Card card) {
        return card.brand() + " •••• " + card.last4();
    }
}
