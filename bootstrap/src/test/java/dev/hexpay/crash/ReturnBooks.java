package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData.PaymentRefunded;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/** Holds all that is said of a merchant's refunds against what the provider really gave back. */
final class ReturnBooks {
    private final Installation hexpay;
    private final Jdbi jdbi;

    ReturnBooks(Installation hexpay, Jdbi jdbi) {
        this.hexpay = hexpay;
        this.jdbi = jdbi;
    }

    /** How often the provider gave money back. */
    int count(Scope scope) {
        return returned(scope).values().stream().mapToInt(List::size).sum();
    }

    /** Fails unless everything agrees. */
    void check(Scope scope, List<Payment> payments) {
        Map<String, List<Long>> returned = returned(scope);
        List<Refund> shown = new ArrayList<>();
        for (Payment payment : payments) {
            for (Transaction attempt : hexpay.out().transactions().ofPayment(scope, payment.id())) {
                List<Refund> refunds = hexpay.out().refunds().ofTransaction(scope, attempt.id());
                checkAttempt(attempt, refunds);
                for (Refund refund : refunds) {
                    assertThat(refund.isSettled()).as("end of %s", refund).isTrue();
                    List<Long> once = isBack(refund) ? List.of(total(refund)) : List.of();
                    List<Long> given = returned.remove(refund.id().value());
                    assertThat(given == null ? List.of() : given)
                            .as("what went back for %s", refund)
                            .isEqualTo(once);
                }
                refunds.stream()
                        .filter(refund -> refund.cause() == Cause.REQUESTED && isBack(refund))
                        .forEach(shown::add);
            }
        }
        assertThat(returned).as("what went back for no refund").isEmpty();
        checkCreditNotes(scope, shown);
        checkEvents(scope, shown);
    }

    /** What went back, each time that it did, by the refund that it was for. */
    private Map<String, List<Long>> returned(Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT refund_id, amount_minor FROM sandbox_returns WHERE organization_id = :organization")
                .bind("organization", scope.organization().value())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static void checkAttempt(Transaction attempt, List<Refund> refunds) {
        if (attempt.state() instanceof TransactionState.Succeeded paid) {
            assertThat(refunds).allMatch(refund -> refund.cause() == Cause.REQUESTED);
            Money zero = Money.zero(attempt.price().currency());
            Share promised = refunds.stream()
                    .filter(refund -> !(refund.state() instanceof RefundState.Failed))
                    .map(Refund::share)
                    .reduce(new Share(zero, zero), Share::plus);
            assertThat(paid.refunded().promised()).as("promises of %s", attempt).isEqualTo(promised);
            long done = refunds.stream()
                    .filter(ReturnBooks::isBack)
                    .mapToLong(ReturnBooks::total)
                    .sum();
            assertThat(paid.refunded().done().minor())
                    .as("refunded of %s", attempt)
                    .isEqualTo(done);
        } else if (!refunds.isEmpty()) {
            assertThat(refunds).as("refunds of what was paid twice").hasSize(1);
            Refund refund = refunds.get(0);
            assertThat(refund.cause()).isEqualTo(Cause.PAID_TWICE);
            assertThat(isBack(refund)).as("%s is back", refund).isTrue();
            assertThat(refund.share().total()).isEqualTo(attempt.price().total());
        }
    }

    private static boolean isBack(Refund refund) {
        return refund.state() instanceof RefundState.Succeeded;
    }

    private static long total(Refund refund) {
        return refund.share().total().minor();
    }

    private void checkCreditNotes(Scope scope, List<Refund> shown) {
        List<CreditNote> notes = hexpay.out()
                .creditNotes()
                .list(scope, null, PageRequest.<CreditNoteId>first(100))
                .items();
        assertThat(notes.stream().map(note -> note.number().sequence()).sorted())
                .as("credit note numbers")
                .isEqualTo(LongStream.rangeClosed(1, shown.size()).boxed().toList());
        Map<RefundId, Refund> byId = shown.stream().collect(Collectors.toMap(Refund::id, Function.identity()));
        for (CreditNote note : notes) {
            Refund refund = byId.remove(note.refund());
            assertThat(refund).as("refund of %s", note).isNotNull();
            assertThat(note.number().series()).isEqualTo(InvoiceSeries.CREDIT_NOTE);
            assertThat(new Share(note.price().subtotal(), note.price().tax())).isEqualTo(refund.share());
            Transaction attempt = hexpay.out()
                    .transactions()
                    .find(scope, refund.of().transaction())
                    .orElseThrow();
            assertThat(attempt.state())
                    .isInstanceOfSatisfying(
                            TransactionState.Succeeded.class,
                            paid -> assertThat(note.invoice()).isEqualTo(paid.invoice()));
        }
        assertThat(byId).as("refunds without a credit note").isEmpty();
    }

    private void checkEvents(Scope scope, List<Refund> shown) {
        List<String> told = hexpay.out().outbox().list(scope, PageRequest.<EventId>first(100)).items().stream()
                .map(Event::data)
                .filter(PaymentRefunded.class::isInstance)
                .map(PaymentRefunded.class::cast)
                .map(event -> event.paymentTransactionId() + " " + event.refundAmount())
                .toList();
        assertThat(told)
                .as("events of refunds")
                .containsExactlyInAnyOrderElementsOf(shown.stream()
                        .map(refund -> refund.of().transaction().value() + " " + total(refund))
                        .toList());
    }
}
