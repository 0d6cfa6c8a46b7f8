package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;
import static dev.hexpay.adapter.operator.web.Listing.inFile;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.in.payment.DisputeQueries;
import dev.hexpay.application.port.in.refund.RefundQueries;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The lists of refunds and of disputes. */
final class RefundsPage {
    static final String REFUNDS = "/refunds";
    static final String DISPUTES = "/disputes";

    private final RefundQueries refunds;
    private final DisputeQueries disputes;

    RefundsPage(RefundQueries refunds, DisputeQueries disputes) {
        this.refunds = refunds;
        this.disputes = disputes;
    }

    Reply refunds(OperatorRequest request) {
        Filter filter = new Filter(request);
        RefundFilter wanted = RefundFilter.ALL.withStatus(filter.of("status", "Status", RefundStatus.class));
        Listing<Refund, RefundId> listing = new Listing<>(
                REFUNDS,
                List.of(
                        column("Amount", refund -> Formats.money(refund.share().total())),
                        column(
                                "Of which tax",
                                refund -> Formats.money(refund.share().tax())),
                        column("Status", refund -> Statuses.of(refund.status())),
                        column(
                                "Reason",
                                refund -> refund.reason() == null
                                        ? Cell.NONE
                                        : Cell.text(refund.reason().value())),
                        column("Cause", refund -> Cell.text(Formats.words(refund.cause()))),
                        column("Created", refund -> Formats.time(refund.createdAt())),
                        column(
                                "Payment",
                                refund -> RefundPage.linked(
                                        request, refund.charge().payment())),
                        inFile(
                                "Currency",
                                refund -> Formats.currency(refund.share().total())),
                        inFile("Id", refund -> Cell.code(refund.id().value()))),
                page -> refunds.list(request.scope(), wanted, page),
                new Ids<>(Refund::id, RefundId::value, RefundId::parse));
        return reply(request, listing, filter, "Refunds");
    }

    Reply disputes(OperatorRequest request) {
        Filter filter = new Filter(request);
        DisputeFilter wanted = DisputeFilter.ALL.withStatus(filter.of("status", "Status", DisputeStatus.class));
        Listing<Transaction, DisputeId> listing = new Listing<>(
                DISPUTES,
                List.of(
                        column("Amount", row -> Formats.money(of(row).report().amount())),
                        column("Status", row -> Statuses.of(of(row).report().status())),
                        column("Reason", row -> Formats.text(of(row).report().reason())),
                        column(
                                "Payer",
                                row -> Cell.text(row.billingDetails().email().value())),
                        column("Created", row -> Formats.time(of(row).createdAt())),
                        column("Payment", row -> RefundPage.linked(request, row.payment())),
                        inFile(
                                "Currency",
                                row -> Formats.currency(of(row).report().amount())),
                        inFile("Id", row -> Cell.code(of(row).id().value()))),
                page -> disputes.list(request.scope(), wanted, page),
                new Ids<>(row -> of(row).id(), DisputeId::value, DisputeId::parse));
        return reply(request, listing, filter, "Disputes");
    }

    private static <T, I> Reply reply(OperatorRequest request, Listing<T, I> listing, Filter filter, String title) {
        if (Listing.isCsv(request)) {
            return listing.csv(listing.path().substring(1));
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(listing.path()));
        blocks.add(listing.table(request, "None match."));
        return Reply.Html.of(title, List.of(), blocks);
    }

    Reply showRefund(OperatorRequest request) {
        Refund refund = refunds.get(request.scope(), RefundId.parse(request.path("id")));
        return new Reply.Redirect(PaymentsPage.href(request, refund.charge().payment()));
    }

    Reply showDispute(OperatorRequest request) {
        Transaction transaction = disputes.get(request.scope(), DisputeId.parse(request.path("id")));
        return new Reply.Redirect(PaymentsPage.href(request, transaction.payment()));
    }

    static RecordedDispute of(Transaction transaction) {
        return Objects.requireNonNull(transaction.dispute(), "dispute");
    }
}
