package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Transaction;
import java.util.ArrayList;
import java.util.List;

/** What a developer plays with in sandbox mode: test cards, and disputes to win or lose. */
final class SandboxPage {
    static final String PATH = "/sandbox";
    static final String RESOLVE = "/transactions/{id}/dispute";

    private static final List<List<String>> CARDS = List.of(
            List.of("4242 4242 4242 4242", "Succeeds"),
            List.of("5555 5555 5555 4444", "Succeeds"),
            List.of("4000 0000 0000 0002", "Declined: card_declined / generic_decline"),
            List.of("4000 0000 0000 9995", "Declined: card_declined / insufficient_funds"),
            List.of("4000 0000 0000 0069", "Declined: expired_card"),
            List.of("4000 0025 0000 3155", "The bank asks the payer once (3-D Secure), then it succeeds off-session"),
            List.of("4000 0000 0000 3220", "The bank asks the payer each time (3-D Secure)"),
            List.of("4000 0000 0000 0341", "Is saved, then every off-session charge is declined"),
            List.of("4000 0000 0000 0119", "Declined: processing_error"),
            List.of("4000 0000 0000 6975", "The charge is made, but the answer of the provider is lost"),
            List.of("4000 0000 0000 9235", "No answer, and nothing is done"),
            List.of("4000 0000 0000 0259", "Succeeds, then the payer disputes it"));

    private final OperatorPages.Tools tools;

    SandboxPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply show(OperatorRequest request) {
        request.requireSandbox();
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        List<Transaction> open = tools.ports()
                .transactions()
                .disputes()
                .list(
                        request.scope(),
                        DisputeFilter.ALL.withStatus(DisputeStatus.OPEN),
                        PageRequest.first(PageRequest.MAX_LIMIT))
                .items();
        blocks.add(Block.Table.of(
                "Open disputes",
                List.of("Amount", "Reason", "Created", "Payment"),
                open.stream()
                        .map(row -> List.of(
                                Formats.money(RefundsPage.of(row).report().amount()),
                                Formats.text(RefundsPage.of(row).report().reason()),
                                Formats.time(RefundsPage.of(row).createdAt()),
                                RefundPage.linked(request, row.payment())))
                        .toList()));
        if (request.may(OperatorAction.RESOLVE_TEST_DISPUTE)) {
            open.forEach(transaction -> blocks.add(resolveForm(request, transaction)));
        }
        blocks.add(Block.Table.of(
                "Test cards: any date in the future, any security code",
                List.of("Number", "What happens"),
                CARDS.stream()
                        .map(card -> List.of(Cell.code(card.get(0)), Cell.text(card.get(1))))
                        .toList()));
        return Reply.Html.of("Sandbox", List.of(), blocks);
    }

    private static Block.Form resolveForm(OperatorRequest request, Transaction transaction) {
        String amount = Formats.amount(RefundsPage.of(transaction).report().amount());
        return FormBuilder.to(request, "/transactions/" + transaction.id().value() + "/dispute")
                .titled("Resolve the dispute of " + amount, "As a bank would.")
                .with(Field.select(
                                "outcome",
                                "Outcome",
                                List.of(
                                        new Field.Option("won", "Won: you keep the money", true),
                                        new Field.Option("lost", "Lost: the payer keeps the money", false)))
                        .mandatory())
                .submit("Resolve dispute");
    }

    Reply resolve(OperatorRequest request) {
        request.requireSandbox();
        TransactionId id = TransactionId.parse(request.path("id"));
        DisputeOutcome outcome =
                request.form().required("outcome", text -> Filter.constant(text, DisputeOutcome.class));
        return tools.actions()
                .afterStep(
                        request,
                        id.value(),
                        () -> tools.ports().providers().resolveTestDispute().resolve(request.scope(), id, outcome),
                        transaction -> Done.at(Flash.DISPUTE_RESOLVED.at(request.href(PATH))));
    }
}
