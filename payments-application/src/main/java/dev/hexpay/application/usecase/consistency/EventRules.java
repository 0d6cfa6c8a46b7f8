package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.Breach.Rule;
import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each change of a payment has exactly one event of its type; there may be several of declined transactions. */
final class EventRules {
    private final PaymentFacts facts;
    private final Instant keptSince;
    private final Consumer<Breach> breaches;
    private final Map<Fact, Instant> expected = new LinkedHashMap<>();

    /** The rules for a payment; events of changes before {@code keptSince} may be deleted. */
    EventRules(PaymentFacts facts, Instant keptSince, Consumer<Breach> breaches) {
        this.facts = facts;
        this.keptSince = keptSince;
        this.breaches = breaches;
    }

    /** What an event is published about. */
    private record Fact(EventType type, String subject) {}

    void check() {
        expect();
        Map<Fact, Integer> recorded = new LinkedHashMap<>();
        for (Event event : facts.events()) {
            String subject = subject(event);
            if (subject != null) {
                recorded.merge(new Fact(event.type(), subject), 1, Integer::sum);
            }
        }
        expected.forEach((fact, at) -> {
            int count = recorded.getOrDefault(fact, 0);
            if (count > 1 || (count == 0 && !at.isBefore(keptSince))) {
                found(fact, "has " + count + " events");
            }
        });
        recorded.keySet().stream()
                .filter(fact -> !expected.containsKey(fact))
                .forEach(fact -> found(fact, "has an event, and did not happen"));
        checkDeclined();
    }

    private void expect() {
        Payment payment = facts.payment();
        boolean isLink = payment.kind() == PaymentKind.LINK;
        if (isLink) {
            expect(EventType.PAYMENT_LINK_CREATED, payment.id().value(), payment.createdAt());
        }
        if (payment.status() == PaymentStatus.CANCELED) {
            expect(EventType.PAYMENT_LINK_CANCELED, payment.id().value(), payment.updatedAt());
        }
        for (Transaction transaction : facts.transactions()) {
            if (transaction.state() instanceof TransactionState.Succeeded paid) {
                if (isLink) {
                    expect(EventType.PAYMENT_LINK_COMPLETED, payment.id().value(), paid.paidAt());
                }
                expect(EventType.PAYMENT_RECEIVED, transaction.id().value(), paid.paidAt());
                expect(EventType.INVOICE_CREATED, paid.invoice().value(), paid.paidAt());
                expectDispute(paid.dispute());
            }
        }
        facts.creditNotes().stream().filter(note -> !note.isCancellation()).forEach(this::expectRefund);
    }

    private void expectRefund(CreditNote note) {
        expect(EventType.PAYMENT_REFUNDED, note.refund().value(), note.issuedAt());
    }

    private void expectDispute(@Nullable RecordedDispute dispute) {
        if (dispute != null) {
            expect(EventType.PAYMENT_DISPUTED, dispute.id().value(), dispute.createdAt());
            if (dispute.report().isResolved()) {
                expect(EventType.PAYMENT_DISPUTE_RESOLVED, dispute.id().value(), dispute.updatedAt());
            }
        }
    }

    private void expect(EventType type, String subject, Instant at) {
        expected.put(new Fact(type, subject), at);
    }

    /** What the event is about; null if there can be any number of its type. */
    private static @Nullable String subject(Event event) {
        EventSubjects subjects = event.subjects();
        return switch (event.type()) {
            case PAYMENT_LINK_CREATED, PAYMENT_LINK_CANCELED, PAYMENT_LINK_COMPLETED ->
                subjects.payment() == null ? null : subjects.payment().value();
            case PAYMENT_RECEIVED ->
                subjects.transaction() == null ? null : subjects.transaction().value();
            case INVOICE_CREATED ->
                subjects.invoice() == null ? null : subjects.invoice().value();
            case PAYMENT_REFUNDED ->
                subjects.refund() == null ? null : subjects.refund().value();
            case PAYMENT_DISPUTED, PAYMENT_DISPUTE_RESOLVED ->
                subjects.dispute() == null ? null : subjects.dispute().value();
            case PAYMENT_LINK_FAILED,
                    PAYMENT_FAILED,
                    PAYMENT_METHOD_UPDATED,
                    INVOICE_VOIDED,
                    CUSTOMER_CREATED,
                    CUSTOMER_UPDATED -> null;
        };
    }

    private void checkDeclined() {
        Payment payment = facts.payment();
        if (!(payment.state() instanceof PaymentState.Failed failed)
                || payment.updatedAt().isBefore(keptSince)) {
            return;
        }
        EventType type = payment.kind() == PaymentKind.LINK ? EventType.PAYMENT_LINK_FAILED : EventType.PAYMENT_FAILED;
        boolean isRecorded = facts.events().stream()
                .anyMatch(event ->
                        event.type() == type && Objects.equals(event.subjects().transaction(), failed.transaction()));
        if (!isRecorded) {
            found(new Fact(type, failed.transaction().value()), "has 0 events");
        }
    }

    private void found(Fact fact, String what) {
        breaches.accept(new Breach(
                Rule.EVENTS_RECORDED,
                facts.payment().id().value(),
                fact.type().publishedName() + " of " + fact.subject() + " " + what));
    }
}
