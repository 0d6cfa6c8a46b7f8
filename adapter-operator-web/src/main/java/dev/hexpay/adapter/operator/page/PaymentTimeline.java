package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Timeline.Entry;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.in.operator.PaymentHistoryQueries.Origin;
import dev.hexpay.application.port.in.operator.PaymentHistoryQueries.PaymentHistory;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a payment, in the order of time. */
final class PaymentTimeline {
    private final OperatorRequest request;
    private final PaymentHistory history;
    private final List<Event> events = new ArrayList<>();

    private PaymentTimeline(OperatorRequest request, PaymentHistory history) {
        this.request = request;
        this.history = history;
    }

    private record Event(
            Instant at,
            Tone tone,
            String text,
            String note,
            @Nullable String href) {}

    static Block.Timeline of(OperatorRequest request, PaymentHistory history) {
        PaymentTimeline timeline = new PaymentTimeline(request, history);
        timeline.addPayment();
        history.transactions().forEach(timeline::add);
        timeline.addInvoice();
        history.refunds().forEach(timeline::add);
        history.creditNotes().forEach(timeline::add);
        history.receipts().forEach(timeline::add);
        history.disputes().forEach(timeline::add);
        history.events().forEach(timeline::add);
        history.actions().forEach(timeline::add);
        List<Entry> entries = timeline.events.stream()
                .sorted(Comparator.comparing(Event::at))
                .map(event ->
                        new Entry(Formats.time(event.at()), event.tone(), event.text(), event.note(), event.href()))
                .toList();
        return new Block.Timeline("Timeline", entries);
    }

    private void add(Instant at, Tone tone, String text, String note) {
        events.add(new Event(at, tone, text, note, null));
    }

    private void addPayment() {
        Payment payment = history.payment();
        Origin origin = history.origin();
        String by = origin == null
                ? ""
                : "By " + origin.name() + (origin.prefix() == null ? "" : " (" + origin.prefix() + "…)");
        String what = payment.kind() == PaymentKind.LINK ? "Payment link created" : "Charge created";
        add(payment.createdAt(), Tone.NEUTRAL, what, by);
        if (history.openedAt() != null) {
            add(history.openedAt(), Tone.NEUTRAL, "Payment page opened", "For the first time");
        }
        if (payment.status() == PaymentStatus.CANCELED) {
            add(payment.updatedAt(), Tone.NEUTRAL, "Canceled", "");
        }
    }

    private void add(Transaction transaction) {
        String card = PaymentsPage.card(transaction).text();
        String with = (card.isEmpty() ? "" : card + " · ") + transaction.id().value();
        add(
                transaction.createdAt(),
                Tone.BUSY,
                "Attempt to pay " + Formats.amount(transaction.price().total()),
                with);
        TransactionState state = transaction.state();
        if (transaction.hasRequiredAction()) {
            add(transaction.updatedAt(), Tone.WARNING, "The bank wants the payer to confirm (3-D Secure)", "");
        }
        if (state instanceof TransactionState.Failed failed) {
            add(
                    transaction.updatedAt(),
                    Tone.BAD,
                    "Declined: " + DeclineAdvice.code(failed.failure()),
                    failed.failure().message() + "\n" + DeclineAdvice.of(failed.failure()));
        } else if (state instanceof TransactionState.Succeeded succeeded) {
            add(
                    succeeded.paidAt(),
                    Tone.GOOD,
                    "Paid " + Formats.amount(transaction.price().total()),
                    card);
        }
    }

    private void addInvoice() {
        Invoice invoice = history.invoice();
        if (invoice != null) {
            events.add(new Event(
                    invoice.issuedAt(),
                    Tone.GOOD,
                    "Invoice " + invoice.number().text() + " issued",
                    "",
                    InvoicesPage.href(request, invoice.id())));
        }
    }

    private void add(CreditNote note) {
        String text = "Credit note " + note.number().text() + " issued for "
                + Formats.amount(note.price().total());
        events.add(new Event(
                note.issuedAt(),
                Tone.NEUTRAL,
                note.isCancellation() ? text + " (cancels another)" : text,
                "",
                request.href(CreditNotesPage.PATH + "/" + note.id().value())));
    }

    private void add(Receipt receipt) {
        String recipient = "To " + receipt.recipient().value();
        Receipt.State state = receipt.state();
        if (state instanceof Receipt.State.Sent sent) {
            add(sent.sentAt(), Tone.GOOD, "E-mail with the document sent", recipient);
        } else if (state instanceof Receipt.State.Failed failed) {
            add(failed.failedAt(), Tone.BAD, "E-mail could not be sent", recipient);
        } else if (state instanceof Receipt.State.Pending pending) {
            String tries = pending.failures() == 0 ? "" : " · failed " + pending.failures() + " times";
            add(receipt.createdAt(), Tone.BUSY, "E-mail waits to be sent", recipient + tries);
        }
    }

    private void add(Refund refund) {
        String amount = Formats.amount(refund.share().total());
        String why = refund.reason() == null ? "" : refund.reason().value() + " · ";
        add(
                refund.createdAt(),
                Tone.BUSY,
                "Refund of " + amount + " requested",
                why + refund.id().value());
        RefundState state = refund.state();
        if (state instanceof RefundState.Succeeded succeeded) {
            add(succeeded.refundedAt(), Tone.GOOD, "Refunded " + amount, "");
        } else if (state instanceof RefundState.Failed failed) {
            add(
                    refund.updatedAt(),
                    Tone.BAD,
                    "Refund failed: " + failed.failure().code(),
                    failed.failure().message());
        }
    }

    private void add(RecordedDispute dispute) {
        String amount = Formats.amount(dispute.report().amount());
        String reason = dispute.report().reason() == null
                ? ""
                : String.valueOf(dispute.report().reason());
        add(dispute.createdAt(), Tone.WARNING, "The payer disputes " + amount, reason);
        if (dispute.report().isResolved()) {
            boolean isWon = WireName.of(dispute.report().status()).equals("won");
            add(dispute.updatedAt(), isWon ? Tone.GOOD : Tone.BAD, isWon ? "Dispute won" : "Dispute lost", "");
        }
    }

    private void add(EventRecord event) {
        List<WebhookDelivery> deliveries = history.deliveries().getOrDefault(event.id(), List.of());
        for (WebhookDelivery delivery : deliveries) {
            String attempts = delivery.attempts() + (delivery.attempts() == 1 ? " attempt" : " attempts");
            events.add(new Event(
                    delivery.createdAt(),
                    Statuses.of(delivery.state()).tone(),
                    "Webhook " + delivery.eventName() + ": "
                            + Statuses.of(delivery.state()).text(),
                    attempts + " · " + delivery.id().value(),
                    request.href(EndpointsPage.PATH + "/" + delivery.endpoint().value())));
        }
    }

    private void add(AuditEntry entry) {
        AuditEntry.Outcome outcome = entry.outcome();
        String refused =
                outcome instanceof AuditEntry.Outcome.Refused rejection ? " · refused: " + rejection.code() : "";
        add(entry.startedAt(), Tone.NEUTRAL, Formats.words(entry.action()) + " by operator", entry.actor() + refused);
    }
}
