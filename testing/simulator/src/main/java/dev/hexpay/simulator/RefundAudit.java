package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.ProviderLedger.Charge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares refunds and their documents with the provider's ledger at the end of a run. */
final class RefundAudit {
    private static final int PAGE_SIZE = 100;

    private final Simulation simulation;
    private final Scope scope;
    private final Store store;
    private final ProviderLedger ledger;
    private final Map<RefundId, CreditNote> notes = new HashMap<>();
    private final Map<RefundId, CreditNote> cancellations = new HashMap<>();
    private long invoices;

    RefundAudit(Simulation simulation, Scope scope) {
        this.simulation = simulation;
        this.scope = scope;
        this.store = simulation.store();
        this.ledger = simulation.provider().ledger();
    }

    void check() {
        List<CreditNote> all = allNotes();
        all.forEach(note -> (note.isCancellation() ? cancellations : notes).put(note.refund(), note));
        List<Refund> documented = new ArrayList<>();
        for (InvariantChecker.PaymentSnapshot snapshot : simulation.checker().payments()) {
            if (snapshot.scope().equals(scope)) {
                store.transactions()
                        .ofPayment(scope, snapshot.payment().id())
                        .forEach(transaction -> documented.addAll(check(transaction)));
            }
        }
        checkNumbers(all);
        require(
                all.size() == documented.size() + 2 * cancellations.size(),
                Invariant.CREDIT_NOTES_NUMBERED,
                () -> scope + " has " + all + " for " + documented);
        long documents = invoices + all.size();
        require(
                simulation.mailServer().receiptsIn(scope) == documents,
                Invariant.RECEIPTS_SENT,
                () -> scope + " has " + simulation.mailServer().receiptsIn(scope) + " receipts for " + documents
                        + " documents");
    }

    private List<CreditNote> allNotes() {
        List<CreditNote> all = new ArrayList<>();
        @Nullable CreditNoteId after = null;
        boolean hasMore = true;
        while (hasMore) {
            Page<CreditNote> page = store.creditNotes().list(scope, null, new PageRequest<>(PAGE_SIZE, after));
            all.addAll(page.items());
            hasMore = page.hasMore();
            after = all.isEmpty() ? null : all.get(all.size() - 1).id();
        }
        return all;
    }

    private static void checkNumbers(List<CreditNote> all) {
        List<Long> numbers =
                all.stream().map(note -> note.number().sequence()).sorted().toList();
        for (int i = 0; i < numbers.size(); i++) {
            require(numbers.get(i) == i + 1, Invariant.CREDIT_NOTES_NUMBERED, () -> "credit notes: " + numbers);
        }
    }

    /** Returns the refunds of the transaction that have a credit note. */
    private List<Refund> check(Transaction transaction) {
        List<Refund> refunds = store.refunds().ofTransaction(scope, transaction.id());
        refunds.forEach(this::checkSettled);
        checkMoney(transaction, refunds);
        List<Refund> documented = refunds.stream()
                .filter(refund ->
                        refund.cause() != Cause.DUPLICATE_PAYMENT && refund.state() instanceof RefundState.Succeeded)
                .toList();
        refunds.forEach(this::checkCanceled);
        if (transaction.state() instanceof TransactionState.Succeeded paid) {
            checkDocuments(transaction, paid.invoice(), documented);
            @Nullable Charge charge = ledger.find(scope, transaction.id());
            require(
                    charge != null && Objects.equals(charge.dispute(), reported(paid)),
                    Invariant.DISPUTES_RECORDED,
                    () -> transaction.id() + " has " + reported(paid) + " and the provider "
                            + (charge == null ? null : charge.dispute()));
        }
        return documented;
    }

    private static @Nullable Dispute reported(TransactionState.Succeeded paid) {
        RecordedDispute dispute = paid.dispute();
        return dispute == null ? null : dispute.report();
    }

    /** A refund not sent while its key was valid stays pending for manual handling, unless it is a full refund. */
    private void checkSettled(Refund refund) {
        if (!refund.isSettled()) {
            RefundResult result = simulation.provider().refundLedger().find(scope, refund.id());
            require(
                    refund.cause() == Cause.REQUESTED && result instanceof RefundResult.Unknown,
                    Invariant.OUTCOMES_KNOWN,
                    () -> refund + " is pending and the provider says " + result);
            boolean isServerError = simulation.provider().refundLedger().isServerError(scope, refund.id());
            String reason = isServerError ? "500 without effect" : "unknown to the provider";
            simulation.trace().count("refund left pending, " + reason);
        }
        require(
                !(refund.state() instanceof RefundState.Succeeded && ledger.hasFailedLate(refund.id())),
                Invariant.OUTCOMES_KNOWN,
                () -> refund + " has failed late");
    }

    /** Exactly the credit note of a refund that failed after it had succeeded is canceled, by an equal amount. */
    private void checkCanceled(Refund refund) {
        @Nullable CreditNote note = notes.get(refund.id());
        @Nullable CreditNote cancellation = cancellations.get(refund.id());
        boolean isRight = cancellation == null
                ? note == null || refund.state() instanceof RefundState.Succeeded
                : note != null
                        && refund.state() instanceof RefundState.Failed
                        && cancellation.price().equals(note.price())
                        && new CreditNote.Canceled(note.id(), note.number()).equals(cancellation.cancels());
        require(
                isRight,
                Invariant.CREDIT_NOTES_NUMBERED,
                () -> note + " of " + refund + " has the cancellation " + cancellation);
        if (note != null && cancellation != null) {
            simulation.trace().count("credit note canceled");
            requireOneReceipt(new DocumentRef.CreditNoteRef(note.id()));
            requireOneReceipt(new DocumentRef.CreditNoteRef(cancellation.id()));
        }
    }

    /**
     * The recorded amount equals the moved amount; money that is not recorded was returned to its payer. What was refunded
     * elsewhere is not recorded while a refund of ours is pending.
     */
    private void checkMoney(Transaction transaction, List<Refund> refunds) {
        boolean isPending = refunds.stream().anyMatch(refund -> !refund.isSettled());
        long unrecordedMinor =
                isPending ? ledger.elsewhereMinor(transaction.id()) - TransactionChecker.elsewhereMinor(refunds) : 0;
        long movedMinor = ledger.movementsOf(transaction.id()).stream()
                .mapToLong(movement -> movement.amount().minor())
                .sum();
        boolean isRecorded = transaction.state() instanceof TransactionState.Succeeded;
        long returnedMinor =
                ledger.returnedMinor(transaction.id()) - (isRecorded ? ledger.lostMinor(transaction.id()) : 0);
        long recordedMinor = isRecorded
                ? transaction
                        .price()
                        .total()
                        .minus(transaction.amountRefunded())
                        .minor()
                : 0;
        require(
                movedMinor - returnedMinor == recordedMinor - unrecordedMinor,
                Invariant.BALANCES_MATCH,
                () -> transaction + " moved " + movedMinor + " and " + returnedMinor + " was returned");
    }

    private void checkDocuments(Transaction transaction, InvoiceId invoice, List<Refund> documented) {
        invoices++;
        Share left =
                new Share(transaction.price().subtotal(), transaction.price().tax());
        requireOneReceipt(new DocumentRef.InvoiceRef(invoice));
        for (Refund refund : documented) {
            @Nullable CreditNote note = notes.get(refund.id());
            require(
                    note != null && note.invoice().equals(invoice),
                    Invariant.CREDIT_NOTES_NUMBERED,
                    () -> refund.id() + " has no own credit note: " + note);
            if (note != null) {
                Share noted = new Share(note.price().subtotal(), note.price().tax());
                boolean isCovered = noted.subtotal().minor() <= left.subtotal().minor()
                        && noted.tax().minor() <= left.tax().minor();
                require(
                        isCovered && noted.equals(refund.share()),
                        Invariant.CREDIT_NOTES_ADD_UP,
                        () -> note + " exceeds what is left of " + transaction + " or differs from " + refund);
                left = left.minus(noted);
                requireOneReceipt(new DocumentRef.CreditNoteRef(note.id()));
            }
        }
        Share rest = left;
        if (documented.size() > 1
                && rest.total().minor() == 0
                && transaction.price().tax().minor() > 0) {
            simulation.trace().count("fully refunded in parts, with tax");
        }
        require(
                transaction.price().total().minus(transaction.amountRefunded()).equals(rest.total()),
                Invariant.CREDIT_NOTES_ADD_UP,
                () -> "of " + transaction + " the credit notes leave " + rest);
    }

    private void requireOneReceipt(DocumentRef document) {
        long receipts = simulation.mailServer().receiptsOf(scope, document);
        require(receipts == 1, Invariant.RECEIPTS_SENT, () -> document + " has " + receipts + " receipts");
    }
}
