package dev.hexpay.testkit.simulator;

import static dev.hexpay.testkit.simulator.Watch.require;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.simulator.Watch.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what was told against what happened, in one scope. */
final class EventAudit {
    private final World world;
    private final Scope scope;
    private final List<Event> events;
    private final Map<String, List<String>> ofPayment = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> invoiced = new HashMap<>();
    private final Map<String, List<String>> returned = new HashMap<>();

    EventAudit(Stage stage, Scope scope) {
        this.world = stage.world();
        this.scope = scope;
        this.events = all(stage, scope);
        events.forEach(event -> sort(event.data()));
    }

    private static List<Event> all(Stage stage, Scope scope) {
        List<Event> all = new ArrayList<>();
        @Nullable EventId after = null;
        boolean hasMore = true;
        while (hasMore) {
            Page<Event> page = stage.ports().outbox().list(scope, new PageRequest<>(100, after));
            all.addAll(page.items());
            hasMore = page.hasMore();
            after = all.isEmpty() ? null : all.get(all.size() - 1).id();
        }
        Collections.reverse(all);
        return all;
    }

    private void sort(EventData data) {
        if (data instanceof EventData.PaymentLinkCreated created) {
            happened(created.paymentId(), data);
        } else if (data instanceof EventData.PaymentLinkCanceled canceled) {
            happened(canceled.paymentId(), data);
        } else if (data instanceof EventData.PaymentLinkCompleted completed) {
            happened(completed.paymentId(), data);
        } else if (data instanceof EventData.PaymentLinkFailed failed) {
            happened(failed.paymentId(), data);
        } else if (data instanceof EventData.PaymentReceived paid) {
            received.merge(paid.paymentTransactionId(), 1, Integer::sum);
        } else if (data instanceof EventData.InvoiceCreated invoice) {
            invoiced.merge(invoice.invoiceId(), 1, Integer::sum);
        } else if (data instanceof EventData.PaymentRefunded refunded) {
            returned(refunded.paymentTransactionId(), "refunded " + refunded.refundAmount());
        } else if (data instanceof EventData.PaymentDisputed disputed) {
            returned(disputed.paymentTransactionId(), "disputed " + disputed.disputeAmount());
        } else if (data instanceof EventData.PaymentDisputeResolved resolved) {
            returned(resolved.paymentTransactionId(), "resolved " + resolved.outcome());
        }
    }

    private void returned(String attempt, String what) {
        returned.computeIfAbsent(attempt, id -> new ArrayList<>()).add(what);
    }

    private void happened(String payment, EventData data) {
        ofPayment.computeIfAbsent(payment, id -> new ArrayList<>()).add(data.eventName());
    }

    void check() {
        checkTimes();
        int paid = 0;
        int links = 0;
        for (Seen seen : world.watch().payments()) {
            if (seen.scope().equals(scope)) {
                paid += seen.payment().status() == PaymentStatus.SUCCEEDED ? 1 : 0;
                links += seen.payment().kind() == PaymentKind.LINK ? 1 : 0;
                check(seen);
            }
        }
        int settled = paid;
        int made = links;
        require(
                received.size() == settled && invoiced.size() == settled && ofPayment.size() == made,
                Law.EVENTS_COMPLETE,
                () -> scope + " has " + settled + " paid of " + made + " links, and was told of " + received
                        + invoiced);
    }

    private void checkTimes() {
        for (int i = 1; i < events.size(); i++) {
            Event earlier = events.get(i - 1);
            Event later = events.get(i);
            require(
                    !later.occurredAt().isBefore(earlier.occurredAt()),
                    Law.EVENTS_IN_ORDER,
                    () -> later + " is told after " + earlier);
        }
    }

    private void check(Seen seen) {
        Payment payment = seen.payment();
        if (payment.state() instanceof PaymentState.Succeeded succeeded) {
            require(
                    received.getOrDefault(succeeded.attempt().value(), 0) == 1
                            && invoiced.getOrDefault(succeeded.invoice().value(), 0) == 1,
                    Law.EVENTS_COMPLETE,
                    () -> seen.label() + " is paid, and was told of: " + received + invoiced);
        }
        world.store().transactions().ofPayment(scope, payment.id()).forEach(this::checkReturns);
        if (payment.kind() == PaymentKind.LINK) {
            checkLink(seen, ofPayment.getOrDefault(payment.id().value(), List.of()));
        }
    }

    private void checkReturns(Transaction attempt) {
        List<String> expected = new ArrayList<>();
        for (Refund refund : world.store().refunds().ofTransaction(scope, attempt.id())) {
            if (refund.cause() == Cause.REQUESTED && refund.state() instanceof RefundState.Succeeded) {
                expected.add("refunded " + refund.share().total().minor());
            }
        }
        @Nullable Dispute dispute = attempt.state() instanceof TransactionState.Succeeded paid ? paid.dispute() : null;
        if (dispute != null) {
            expected.add("disputed " + dispute.amount().minor());
            if (dispute.isResolved()) {
                expected.add("resolved " + dispute.standing().wire());
            }
        }
        List<String> told = returned.getOrDefault(attempt.id().value(), List.of());
        expected.sort(null);
        List<String> sorted = told.stream().sorted().toList();
        require(
                sorted.equals(expected),
                Law.EVENTS_COMPLETE,
                () -> "of " + attempt.id() + " was told " + told + ", not " + expected);
        require(
                told.stream()
                        .dropWhile(what -> !what.startsWith("resolved"))
                        .noneMatch(what -> what.startsWith("disputed")),
                Law.EVENTS_IN_ORDER,
                () -> "of " + attempt.id() + " was told " + told);
    }

    private void checkLink(Seen seen, List<String> told) {
        List<String> expected = new ArrayList<>(List.of("payment_link.created"));
        expected.addAll(Collections.nCopies(declines(seen), "payment_link.failed"));
        if (seen.payment().status() == PaymentStatus.CANCELED) {
            expected.add("payment_link.canceled");
        } else if (seen.payment().status() == PaymentStatus.SUCCEEDED) {
            expected.add("payment_link.completed");
        }
        List<String> sorted = new ArrayList<>(told);
        sorted.sort(null);
        List<String> wanted = new ArrayList<>(expected);
        wanted.sort(null);
        require(
                sorted.equals(wanted),
                Law.EVENTS_COMPLETE,
                () -> "of " + seen.label() + " was told " + told + ", not " + expected);
        require(told.equals(expected), Law.EVENTS_IN_ORDER, () -> "of " + seen.label() + " was told " + told);
    }

    private int declines(Seen seen) {
        List<Transaction> attempts =
                world.store().transactions().ofPayment(scope, seen.payment().id());
        long failed = attempts.stream()
                .filter(attempt -> attempt.state() instanceof TransactionState.Failed)
                .count();
        return (int) failed + seen.corrections();
    }
}
