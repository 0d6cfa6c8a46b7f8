package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.simulator.InvariantChecker.PaymentSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the events of one scope with its payments, refunds and disputes. */
final class EventAudit {
    private final Simulation simulation;
    private final Scope scope;
    private final List<Event> events;
    private final Map<String, List<String>> ofPayment = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> invoiced = new HashMap<>();
    private final Map<String, List<String>> refundEvents = new HashMap<>();

    EventAudit(Cluster cluster, Scope scope) {
        this.simulation = cluster.simulation();
        this.scope = scope;
        this.events = all(cluster, scope);
        events.forEach(this::classify);
    }

    private static List<Event> all(Cluster cluster, Scope scope) {
        List<Event> all = new ArrayList<>();
        @Nullable EventId after = null;
        boolean hasMore = true;
        while (hasMore) {
            Page<Event> page = cluster.ports()
                    .store()
                    .outbox()
                    .list(scope, EventFilter.ALL, new PageRequest<>(100, after))
                    .map(EventRecord::event);
            all.addAll(page.items());
            hasMore = page.hasMore();
            after = all.isEmpty() ? null : all.get(all.size() - 1).id();
        }
        Collections.reverse(all);
        return all;
    }

    private void classify(Event event) {
        EventPayload payload = event.payload();
        if (payload instanceof EventPayload.PaymentLink link) {
            addPaymentEvent(link.paymentId(), event);
        } else if (payload instanceof EventPayload.CompletedPaymentLink completed) {
            addPaymentEvent(completed.paymentId(), event);
        } else if (payload instanceof EventPayload.FailedPaymentLink failed) {
            addPaymentEvent(failed.paymentId(), event);
        } else if (payload instanceof EventPayload.ReceivedPayment paid) {
            received.merge(paid.paymentTransactionId(), 1, Integer::sum);
        } else if (payload instanceof EventPayload.Invoice invoice && event.type() == EventType.INVOICE_CREATED) {
            invoiced.merge(invoice.invoiceId(), 1, Integer::sum);
        } else if (payload instanceof EventPayload.Refund refunded) {
            addRefundEvent(refunded.paymentTransactionId(), "refunded " + refunded.refundAmount());
        } else if (payload instanceof EventPayload.Dispute disputed) {
            addRefundEvent(disputed.paymentTransactionId(), "disputed " + disputed.disputeAmount());
        } else if (payload instanceof EventPayload.ResolvedDispute resolved) {
            addRefundEvent(resolved.paymentTransactionId(), "resolved " + resolved.outcome());
        }
    }

    private void addRefundEvent(String transaction, String event) {
        refundEvents.computeIfAbsent(transaction, id -> new ArrayList<>()).add(event);
    }

    private void addPaymentEvent(String payment, Event event) {
        ofPayment
                .computeIfAbsent(payment, id -> new ArrayList<>())
                .add(event.type().publishedName());
    }

    void check() {
        checkTimes();
        int paid = 0;
        int links = 0;
        for (PaymentSnapshot snapshot : simulation.checker().payments()) {
            if (snapshot.scope().equals(scope)) {
                paid += snapshot.payment().status() == PaymentStatus.SUCCEEDED ? 1 : 0;
                links += snapshot.payment().kind() == PaymentKind.LINK ? 1 : 0;
                check(snapshot);
            }
        }
        int paidCount = paid;
        int linkCount = links;
        require(
                received.size() == paidCount && invoiced.size() == paidCount && ofPayment.size() == linkCount,
                Invariant.EVENTS_COMPLETE,
                () -> scope + " has " + paidCount + " paid of " + linkCount + " links, and events for " + received
                        + invoiced);
    }

    private void checkTimes() {
        for (int i = 1; i < events.size(); i++) {
            Event earlier = events.get(i - 1);
            Event later = events.get(i);
            require(
                    !later.occurredAt().isBefore(earlier.occurredAt()),
                    Invariant.EVENTS_IN_ORDER,
                    () -> later + " is recorded after " + earlier);
        }
    }

    private void check(PaymentSnapshot snapshot) {
        Payment payment = snapshot.payment();
        if (payment.state() instanceof PaymentState.Succeeded succeeded) {
            require(
                    received.getOrDefault(succeeded.transaction().value(), 0) == 1
                            && invoiced.getOrDefault(succeeded.invoice().value(), 0) == 1,
                    Invariant.EVENTS_COMPLETE,
                    () -> snapshot.label() + " is paid, and has events for: " + received + invoiced);
        }
        simulation.store().transactions().ofPayment(scope, payment.id()).forEach(this::checkRefundEvents);
        if (payment.kind() == PaymentKind.LINK) {
            checkLink(snapshot, ofPayment.getOrDefault(payment.id().value(), List.of()));
        }
    }

    private boolean hasCreditNote(Refund refund) {
        return !simulation
                .store()
                .creditNotes()
                .ofRefunds(scope, List.of(refund.id()))
                .isEmpty();
    }

    private void checkRefundEvents(Transaction transaction) {
        List<String> expected = new ArrayList<>();
        for (Refund refund : simulation.store().refunds().ofTransaction(scope, transaction.id())) {
            // The event of a refund that failed late stays: events are facts.
            if (hasCreditNote(refund)) {
                expected.add("refunded " + refund.share().total().minor());
            }
        }
        @Nullable RecordedDispute dispute = transaction.dispute();
        if (dispute != null) {
            Dispute report = dispute.report();
            expected.add("disputed " + report.amount().minor());
            if (report.isResolved()) {
                expected.add("resolved " + WireName.of(report.status()));
            }
        }
        List<String> recorded = refundEvents.getOrDefault(transaction.id().value(), List.of());
        expected.sort(null);
        List<String> sorted = recorded.stream().sorted().toList();
        require(
                sorted.equals(expected),
                Invariant.EVENTS_COMPLETE,
                () -> "events of " + transaction.id() + " are " + recorded + ", not " + expected);
        require(
                recorded.stream()
                        .dropWhile(event -> !event.startsWith("resolved"))
                        .noneMatch(event -> event.startsWith("disputed")),
                Invariant.EVENTS_IN_ORDER,
                () -> "events of " + transaction.id() + " are " + recorded);
    }

    private void checkLink(PaymentSnapshot snapshot, List<String> recorded) {
        List<String> expected = new ArrayList<>(List.of("payment_link.created"));
        expected.addAll(Collections.nCopies(declines(snapshot), "payment_link.failed"));
        if (snapshot.payment().status() == PaymentStatus.CANCELED) {
            expected.add("payment_link.canceled");
        } else if (snapshot.payment().status() == PaymentStatus.SUCCEEDED) {
            expected.add("payment_link.completed");
        }
        List<String> sorted = new ArrayList<>(recorded);
        sorted.sort(null);
        List<String> sortedExpected = new ArrayList<>(expected);
        sortedExpected.sort(null);
        require(
                sorted.equals(sortedExpected),
                Invariant.EVENTS_COMPLETE,
                () -> "events of " + snapshot.label() + " are " + recorded + ", not " + expected);
        require(
                recorded.equals(expected),
                Invariant.EVENTS_IN_ORDER,
                () -> "events of " + snapshot.label() + " are " + recorded);
    }

    private int declines(PaymentSnapshot snapshot) {
        List<Transaction> transactions = simulation
                .store()
                .transactions()
                .ofPayment(scope, snapshot.payment().id());
        long failed = transactions.stream()
                .filter(transaction -> transaction.state() instanceof TransactionState.Failed)
                .count();
        return (int) failed + snapshot.corrections();
    }
}
