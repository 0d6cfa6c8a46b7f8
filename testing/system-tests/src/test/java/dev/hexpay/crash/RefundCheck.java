package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/** Compares a merchant's refunds, credit notes and events with what the provider really refunded. */
final class RefundCheck {
    private final Installation hexpay;
    private final Jdbi jdbi;

    RefundCheck(Installation hexpay, Jdbi jdbi) {
        this.hexpay = hexpay;
        this.jdbi = jdbi;
    }

    /** How often the provider refunded. */
    int count(Scope scope) {
        return executions(scope).values().stream().mapToInt(List::size).sum();
    }

    /** Fails unless the database agrees with the provider. */
    void check(Scope scope, List<Payment> payments) {
        Map<String, List<Long>> executions = executions(scope);
        List<Refund> documented = new ArrayList<>();
        for (Payment payment : payments) {
            for (Transaction transaction : hexpay.out().store().transactions().ofPayment(scope, payment.id())) {
                List<Refund> refunds = hexpay.out().store().refunds().ofTransaction(scope, transaction.id());
                checkTransaction(transaction, refunds);
                for (Refund refund : refunds) {
                    assertThat(refund.isSettled()).as("%s is settled", refund).isTrue();
                    List<Long> once = isRefunded(refund) ? List.of(total(refund)) : List.of();
                    List<Long> amounts = executions.remove(refund.id().value());
                    assertThat(amounts == null ? List.of() : amounts)
                            .as("executed refunds for %s", refund)
                            .isEqualTo(once);
                }
                refunds.stream()
                        .filter(refund -> refund.cause() == Cause.REQUESTED && isRefunded(refund))
                        .forEach(documented::add);
            }
        }
        assertThat(executions).as("executed refunds without a refund").isEmpty();
        checkCreditNotes(scope, documented);
        checkEvents(scope, documented);
    }

    /** The executed amounts by refund id. */
    private Map<String, List<Long>> executions(Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT refund_id, amount_minor FROM hexpay.sandbox_returns WHERE organization_id = :organization")
                .bind("organization", scope.organization().value())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static void checkTransaction(Transaction transaction, List<Refund> refunds) {
        if (transaction.state() instanceof TransactionState.Succeeded paid) {
            assertThat(refunds).allMatch(refund -> refund.cause() == Cause.REQUESTED);
            Money zero = Money.zero(transaction.price().currency());
            Share reserved = refunds.stream()
                    .filter(refund -> !(refund.state() instanceof RefundState.Failed))
                    .map(Refund::share)
                    .reduce(new Share(zero, zero), Share::plus);
            assertThat(paid.refundTotals().reserved())
                    .as("reserved of %s", transaction)
                    .isEqualTo(reserved);
            long refunded = refunds.stream()
                    .filter(RefundCheck::isRefunded)
                    .mapToLong(RefundCheck::total)
                    .sum();
            assertThat(paid.refundTotals().refunded().minor())
                    .as("refunded of %s", transaction)
                    .isEqualTo(refunded);
        } else if (!refunds.isEmpty()) {
            assertThat(refunds).as("refunds of a duplicate payment").hasSize(1);
            Refund refund = refunds.get(0);
            assertThat(refund.cause()).isEqualTo(Cause.DUPLICATE_PAYMENT);
            assertThat(isRefunded(refund)).as("%s succeeded", refund).isTrue();
            assertThat(refund.share().total()).isEqualTo(transaction.price().total());
        }
    }

    private static boolean isRefunded(Refund refund) {
        return refund.state() instanceof RefundState.Succeeded;
    }

    private static long total(Refund refund) {
        return refund.share().total().minor();
    }

    private void checkCreditNotes(Scope scope, List<Refund> documented) {
        List<CreditNote> notes = hexpay.out()
                .store()
                .creditNotes()
                .list(scope, null, PageRequest.<CreditNoteId>first(100))
                .items();
        assertThat(notes.stream().map(note -> note.number().sequence()).sorted())
                .as("credit note numbers")
                .isEqualTo(LongStream.rangeClosed(1, documented.size()).boxed().toList());
        Map<RefundId, Refund> byId = documented.stream().collect(Collectors.toMap(Refund::id, Function.identity()));
        for (CreditNote note : notes) {
            Refund refund = byId.remove(note.refund());
            assertThat(refund).as("refund of %s", note).isNotNull();
            assertThat(note.number().series()).isEqualTo(InvoiceSeries.CREDIT_NOTE);
            assertThat(new Share(note.price().subtotal(), note.price().tax())).isEqualTo(refund.share());
            Transaction transaction = hexpay.out()
                    .store()
                    .transactions()
                    .find(scope, refund.charge().transaction())
                    .orElseThrow();
            assertThat(transaction.state())
                    .isInstanceOfSatisfying(
                            TransactionState.Succeeded.class,
                            paid -> assertThat(note.invoice()).isEqualTo(paid.invoice()));
        }
        assertThat(byId).as("refunds without a credit note").isEmpty();
    }

    private void checkEvents(Scope scope, List<Refund> documented) {
        List<String> events =
                hexpay
                        .out()
                        .store()
                        .outbox()
                        .list(scope, EventFilter.ALL, PageRequest.<EventId>first(100))
                        .items()
                        .stream()
                        .map(EventRecord::event)
                        .map(Event::payload)
                        .filter(EventPayload.Refund.class::isInstance)
                        .map(EventPayload.Refund.class::cast)
                        .map(event -> event.paymentTransactionId() + " " + event.refundAmount())
                        .toList();
        assertThat(events)
                .as("events of refunds")
                .containsExactlyInAnyOrderElementsOf(documented.stream()
                        .map(refund -> refund.charge().transaction().value() + " " + total(refund))
                        .toList());
    }
}
