package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.FormInput;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refunds a transaction: first a preview of what it makes, then the refund. */
final class RefundPage {
    static final String ROUTE = "/transactions/{id}/refund";

    private final OperatorPages.Tools tools;

    RefundPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    static String path(TransactionId transaction) {
        return "/transactions/" + transaction.value() + "/refund";
    }

    Reply show(OperatorRequest request) {
        Transaction transaction = transaction(request);
        PaymentId payment = transaction.payment();
        List<Link> crumbs = List.of(
                new Link("Payments", request.href(PaymentsPage.PATH)),
                new Link(Formats.amount(transaction.price().total()), PaymentsPage.href(request, payment)));
        Share left = isRefundable(transaction)
                ? transaction.refundable()
                : new Share(
                        Money.zero(transaction.price().currency()),
                        Money.zero(transaction.price().currency()));
        List<Block> blocks = new ArrayList<>();
        if (left.total().minor() == 0) {
            blocks.add(new Block.Text("", whyNot(transaction.status())));
            return Reply.Html.of("Refund", crumbs, blocks);
        }
        boolean isPosted = !request.form().values().isEmpty();
        FormInput entered = isPosted ? request.form() : request.query();
        blocks.addAll(
                entered.text("amount").isEmpty()
                        ? List.of(question(request, left, entered, isPosted ? "must not be empty" : null))
                        : preview(request, left, entered));
        return Reply.Html.of("Refund", crumbs, blocks);
    }

    private static String whyNot(TransactionStatus status) {
        return switch (status) {
            case DISPUTED -> "The payer's bank has claimed this money: it cannot be refunded.";
            case PENDING, FAILED -> "It did not succeed: there is nothing to refund.";
            case SUCCEEDED, REFUNDED -> "Nothing is left to refund.";
        };
    }

    /** Whether money of it can be refunded: it succeeded, and the payer's bank has claimed none. */
    static boolean isRefundable(Transaction transaction) {
        return switch (transaction.status()) {
            case SUCCEEDED, REFUNDED -> transaction.refundable().total().minor() > 0;
            case DISPUTED, PENDING, FAILED -> false;
        };
    }

    private static Block.Query question(
            OperatorRequest request, Share left, FormInput entered, @Nullable String error) {
        String all = Formats.decimal(left.total().minor(), left.total().currency());
        return new Block.Query(
                "",
                request.href(path(TransactionId.parse(request.path("id")))),
                List.of(
                        Field.text("amount", "Amount in " + left.total().currency())
                                .mandatory()
                                .withValue(entered.text("amount").isEmpty() ? all : entered.text("amount"))
                                .withHint("Tax included. At most " + all + ".")
                                .withError(error),
                        Field.text("reason", "Reason").withValue(entered.text("reason"))),
                "Preview");
    }

    private static List<Block> preview(OperatorRequest request, Share left, FormInput entered) {
        Money amount;
        try {
            amount = amount(entered, left);
            entered.optional("reason", RefundReason::new);
            entered.requireValid();
        } catch (PaymentsException invalid) {
            return List.of(question(request, left, entered, invalid.message()));
        }
        Share share = left.split(amount);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(
                "What this makes",
                List.of(
                        new Fact("Refund to the payer", Formats.money(share.total())),
                        new Fact("Of which tax", Formats.money(share.tax())),
                        new Fact("Credit note over", Formats.money(share.total())),
                        new Fact(
                                "Left to refund",
                                Formats.money(left.minus(share).total())),
                        new Fact("Reason", Formats.text(entered.text("reason"))))));
        if (request.may(OperatorAction.REFUND_TRANSACTION)) {
            blocks.add(FormBuilder.to(request, path(TransactionId.parse(request.path("id"))))
                    .with("amount", entered.text("amount"))
                    .with("reason", entered.text("reason"))
                    .dangerous()
                    .submit("Refund " + Formats.amount(share.total())));
        }
        blocks.add(question(request, left, entered, null));
        return blocks;
    }

    private static Money amount(FormInput entered, Share left) {
        String currency = left.total().currency().getCurrencyCode();
        try {
            Money amount = Money.of(entered.text("amount"), currency);
            if (amount.minor() < 1 || amount.minor() > left.total().minor()) {
                throw PaymentsException.invalid(
                        "amount", "must be more than 0 and at most " + Formats.amount(left.total()));
            }
            return amount;
        } catch (InvalidValueException invalid) {
            throw PaymentsException.invalid(invalid.violationsOf("amount"));
        }
    }

    Reply refund(OperatorRequest request) {
        Transaction transaction = transaction(request);
        FormInput form = request.form();
        Money amount = form.required(
                "amount", text -> Money.of(text, transaction.price().currency().getCurrencyCode()));
        RefundReason reason = form.optional("reason", RefundReason::new);
        form.requireValid();
        RefundTransaction.Command command = new RefundTransaction.Command(transaction.id(), amount.minor(), reason);
        String payment = PaymentsPage.href(request, transaction.payment());
        return tools.actions()
                .committing(
                        request,
                        transaction.id().value(),
                        once -> tools.ports().refunds().refund().refund(request.scope(), command, once),
                        result -> Done.created(
                                result.refund().id().value(),
                                Flash.ofRefund(result.refund().status()).at(payment)));
    }

    private Transaction transaction(OperatorRequest request) {
        return tools.ports().transactions().queries().get(request.scope(), TransactionId.parse(request.path("id")));
    }

    /** The payment that a transaction belongs to. */
    Reply showPayment(OperatorRequest request) {
        return new Reply.Redirect(
                PaymentsPage.href(request, transaction(request).payment()));
    }

    static Cell linked(OperatorRequest request, PaymentId payment) {
        return Cell.code(payment.value()).linkedTo(PaymentsPage.href(request, payment));
    }
}
