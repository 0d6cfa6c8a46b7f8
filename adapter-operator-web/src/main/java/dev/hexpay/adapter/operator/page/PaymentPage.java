package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.operator.PaymentHistoryQueries.PaymentHistory;
import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One payment: what it is, what can be done with it, and what happened. */
final class PaymentPage {
    private static final TaxLabel TAX = new TaxLabel(Locale.ENGLISH);

    private final OperatorPages.Tools tools;

    PaymentPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply show(OperatorRequest request) {
        PaymentHistory history = tools.ports().operators().histories().get(request.scope(), id(request));
        Payment payment = history.payment();
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        if (payment.state() instanceof PaymentState.Failed failed) {
            blocks.add(new Block.Notice(
                    Tone.BAD,
                    "Declined: " + DeclineAdvice.code(failed.failure()),
                    failed.failure().message() + " " + DeclineAdvice.of(failed.failure())));
        }
        blocks.add(facts(request, history));
        if (canBePaid(payment)) {
            String url = tools.urls().payPage(payment.page().token());
            blocks.add(new Block.Code("Address of the payment page", url));
            blocks.add(QrCode.of("QR code of the payment page", url));
        }
        blocks.addAll(actions(request, history));
        blocks.add(PaymentTimeline.of(request, history));
        String heading = Formats.amount(payment.price().total());
        return Reply.Html.of(heading, List.of(new Link("Payments", request.href(PaymentsPage.PATH))), blocks);
    }

    private boolean canBePaid(Payment payment) {
        boolean isRecovery = payment.kind() == PaymentKind.CHARGE && payment.status() == PaymentStatus.REQUIRES_ACTION;
        return payment.isPayable(tools.clock().instant()) || isRecovery;
    }

    private static Block.Facts facts(OperatorRequest request, PaymentHistory history) {
        Payment payment = history.payment();
        Transaction latest = latest(history);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Status", Statuses.of(payment.status())));
        facts.add(new Fact("Subtotal", Formats.money(payment.price().subtotal())));
        facts.add(new Fact(TAX.withReverseChargeCountry(payment.price()), tax(payment)));
        if (!isTaxOpen(payment)) {
            facts.add(new Fact("Total", Formats.money(payment.price().total())));
        }
        if (latest != null && latest.amountRefunded().minor() != 0) {
            facts.add(new Fact("Refunded", Formats.money(latest.amountRefunded())));
        }
        if (latest != null && latest.dispute() != null) {
            facts.add(new Fact("Dispute", dispute(request, latest.dispute())));
        }
        facts.add(new Fact("Description", Cell.text(payment.description().value())));
        facts.add(new Fact("Customer", customer(request, payment, latest)));
        facts.add(new Fact("Card", PaymentsPage.card(latest)));
        facts.add(new Fact("Kind", Cell.text(Formats.words(payment.kind()))));
        facts.add(new Fact("Provider", Cell.text(payment.provider())));
        facts.add(new Fact("Created", Formats.time(payment.createdAt())));
        if (payment.page().expiresAt() != null) {
            facts.add(new Fact("Expires", Formats.time(payment.page().expiresAt())));
        }
        Invoice invoice = history.invoice();
        if (invoice != null) {
            Cell number = Cell.text(invoice.number().text()).linkedTo(InvoicesPage.href(request, invoice.id()));
            facts.add(new Fact("Invoice", number));
        }
        facts.add(new Fact("Id", Cell.code(payment.id().value())));
        if (payment.metadata() != null) {
            payment.metadata().entries().forEach((key, value) -> facts.add(new Fact(key, Cell.text(value))));
        }
        return new Block.Facts("", facts);
    }

    private static Cell dispute(OperatorRequest request, RecordedDispute dispute) {
        return Cell.text(Formats.words(dispute.report().status()))
                .linkedTo(request.href(RefundsPage.DISPUTES + "/" + dispute.id().value()));
    }

    /** Whether the tax depends on the address that the payer enters. */
    private static boolean isTaxOpen(Payment payment) {
        return payment.price().reason() == TaxReason.UNKNOWN_LOCATION
                && payment.kind() == PaymentKind.LINK
                && payment.status() == PaymentStatus.PENDING;
    }

    private static Cell tax(Payment payment) {
        return isTaxOpen(payment)
                ? Cell.text("by the address of the payer")
                : Formats.money(payment.price().tax());
    }

    private static Cell customer(OperatorRequest request, Payment payment, @Nullable Transaction latest) {
        String email = latest == null ? null : latest.billingDetails().email().value();
        if (payment.customer() == null) {
            return Formats.text(email);
        }
        String id = payment.customer().value();
        return Cell.text(email == null ? id : email).linkedTo(request.href(CustomersPage.PATH + "/" + id));
    }

    private static @Nullable Transaction latest(PaymentHistory history) {
        return history.transactions().stream()
                .filter(history.payment()::isCurrent)
                .findFirst()
                .orElse(null);
    }

    private static List<Block> actions(OperatorRequest request, PaymentHistory history) {
        Payment payment = history.payment();
        String path = PaymentsPage.PATH + "/" + payment.id().value();
        List<Block> actions = new ArrayList<>();
        if (payment.kind() == PaymentKind.LINK
                && payment.status() == PaymentStatus.PENDING
                && request.may(OperatorAction.CANCEL_PAYMENT)) {
            actions.add(FormBuilder.to(request, path + "/cancel")
                    .titled("Cancel this link", "It cannot be paid after that.")
                    .dangerous()
                    .submit("Cancel link"));
        }
        List<Link> links = new ArrayList<>();
        if (request.may(OperatorAction.REFUND_TRANSACTION)) {
            history.transactions().stream()
                    .filter(RefundPage::isRefundable)
                    .forEach(transaction ->
                            links.add(new Link("Refund", request.href(RefundPage.path(transaction.id())))));
        }
        if (history.invoice() != null) {
            links.add(new Link(
                    "Invoice", InvoicesPage.href(request, history.invoice().id())));
        }
        if (!links.isEmpty()) {
            actions.add(new Block.Links(links));
        }
        return actions;
    }

    Reply cancel(OperatorRequest request) {
        PaymentId id = id(request);
        return tools.actions().inTransaction(request, id.value(), () -> {
            tools.ports().payments().cancel().cancel(request.scope(), id);
            return Done.at(Flash.PAYMENT_CANCELED.at(PaymentsPage.href(request, id)));
        });
    }

    private static PaymentId id(OperatorRequest request) {
        return PaymentId.parse(request.path("id"));
    }
}
