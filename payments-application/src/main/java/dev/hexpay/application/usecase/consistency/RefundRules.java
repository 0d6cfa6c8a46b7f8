package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.Breach.Rule;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.text.WireName;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Refunds agree with the totals of their transaction and with their credit notes, and each document has a receipt. */
final class RefundRules {
    private final PaymentFacts facts;
    private final Consumer<Breach> breaches;

    RefundRules(PaymentFacts facts, Consumer<Breach> breaches) {
        this.facts = facts;
        this.breaches = breaches;
    }

    void check() {
        for (Transaction transaction : facts.transactions()) {
            if (transaction.state() instanceof TransactionState.Succeeded paid) {
                checkTotals(transaction, paid.refundTotals());
            } else {
                facts.refundsOf(transaction).stream()
                        .filter(refund -> refund.cause() != Refund.Cause.DUPLICATE_PAYMENT)
                        .forEach(refund -> found(
                                Rule.REFUNDS_ADD_UP,
                                refund.id().value(),
                                "it refunds " + transaction.id() + ", which has not succeeded"));
            }
        }
        facts.refunds().forEach(this::checkCreditNotes);
        checkNotesHaveRefunds();
        checkReceipts();
    }

    private void checkTotals(Transaction transaction, RefundTotals totals) {
        Money zero = Money.zero(transaction.price().currency());
        Share reserved = new Share(zero, zero);
        Money refunded = zero;
        for (Refund refund : facts.refundsOf(transaction)) {
            if (refund.status() != RefundStatus.FAILED) {
                reserved = reserved.plus(refund.share());
            }
            if (refund.status() == RefundStatus.SUCCEEDED) {
                refunded = refunded.plus(refund.share().total());
            }
        }
        boolean isCovered =
                reserved.subtotal().minor() <= transaction.price().subtotal().minor()
                        && reserved.tax().minor() <= transaction.price().tax().minor();
        if (!isCovered || !new RefundTotals(reserved, refunded).equals(totals)) {
            found(
                    Rule.REFUNDS_ADD_UP,
                    transaction.id().value(),
                    "its refunds are " + refunded.minor() + " of "
                            + reserved.total().minor() + " reserved; recorded are "
                            + totals.refunded().minor() + " of "
                            + totals.reserved().total().minor());
        }
    }

    private void checkCreditNotes(Refund refund) {
        List<CreditNote> credits = notesOf(refund, false);
        List<CreditNote> cancellations = notesOf(refund, true);
        boolean isDocumented = refund.cause() != Refund.Cause.DUPLICATE_PAYMENT;
        boolean isRight = refund.state() instanceof RefundState.Succeeded
                ? credits.size() == (isDocumented ? 1 : 0) && cancellations.isEmpty()
                // A refund that failed at once has none.
                : credits.size() == cancellations.size()
                        && credits.size() <= (refund.status() == RefundStatus.FAILED ? 1 : 0);
        if (!isRight) {
            found(
                    Rule.ONE_CREDIT_NOTE,
                    refund.id().value(),
                    "it is " + WireName.of(refund.status()) + " and has credit notes: " + ids(credits)
                            + ", canceled by: " + ids(cancellations));
            return;
        }
        for (CreditNote note : credits) {
            Share credited = new Share(note.price().subtotal(), note.price().tax());
            if (!credited.equals(refund.share())) {
                found(Rule.ONE_CREDIT_NOTE, refund.id().value(), "it and " + note.id() + " have different amounts");
            }
        }
    }

    private void checkNotesHaveRefunds() {
        Set<RefundId> refunds = facts.refunds().stream().map(Refund::id).collect(Collectors.toSet());
        facts.creditNotes().stream()
                .filter(note -> !refunds.contains(note.refund()))
                .forEach(note -> found(
                        Rule.ONE_CREDIT_NOTE,
                        note.id().value(),
                        "it credits " + note.refund() + ", which is not a refund of its payment"));
    }

    private void checkReceipts() {
        Set<String> sent = facts.receipts().stream()
                .map(Receipt::document)
                .map(document -> document.id())
                .collect(Collectors.toSet());
        if (facts.invoice() != null) {
            checkReceipt(sent, facts.invoice().id().value());
        }
        facts.creditNotes().forEach(note -> checkReceipt(sent, note.id().value()));
    }

    private void checkReceipt(Set<String> sent, String document) {
        if (!sent.contains(document)) {
            found(Rule.RECEIPT_QUEUED, document, "it has no receipt");
        }
    }

    private List<CreditNote> notesOf(Refund refund, boolean areCancellations) {
        return facts.creditNotes().stream()
                .filter(note -> note.refund().equals(refund.id()) && note.isCancellation() == areCancellations)
                .toList();
    }

    private static String ids(List<CreditNote> notes) {
        return notes.isEmpty()
                ? "none"
                : notes.stream().map(note -> note.id().value()).collect(Collectors.joining(", "));
    }

    private void found(Rule rule, String id, String detail) {
        breaches.accept(new Breach(rule, id, detail));
    }
}
