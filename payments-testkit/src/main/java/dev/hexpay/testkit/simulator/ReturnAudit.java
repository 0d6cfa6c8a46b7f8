package dev.hexpay.testkit.simulator;

import static dev.hexpay.testkit.simulator.Watch.require;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.memory.InMemoryStore;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds what went back, and the papers of it, against the provider's ledger when nothing happens any more. */
final class ReturnAudit {
    private static final int MANY = 100;

    private final World world;
    private final Scope scope;
    private final InMemoryStore store;
    private final Ledger ledger;
    private final Map<RefundId, CreditNote> notes = new HashMap<>();
    private long invoices;

    ReturnAudit(World world, Scope scope) {
        this.world = world;
        this.scope = scope;
        this.store = world.store();
        this.ledger = world.provider().ledger();
    }

    void check() {
        List<CreditNote> all = allNotes();
        all.forEach(note -> notes.put(note.refund(), note));
        List<Refund> documented = new ArrayList<>();
        for (Watch.Seen seen : world.watch().payments()) {
            if (seen.scope().equals(scope)) {
                store.transactions()
                        .ofPayment(scope, seen.payment().id())
                        .forEach(attempt -> documented.addAll(check(attempt)));
            }
        }
        checkNumbers(all);
        require(
                all.size() == documented.size(),
                Law.CREDIT_NOTES_NUMBERED,
                () -> scope + " has " + all + " for " + documented);
        long papers = invoices + all.size();
        require(
                world.post().receiptsIn(scope) == papers,
                Law.RECEIPTS_SENT,
                () -> scope + " has " + world.post().receiptsIn(scope) + " receipts for " + papers + " papers");
    }

    private List<CreditNote> allNotes() {
        List<CreditNote> all = new ArrayList<>();
        @Nullable CreditNoteId after = null;
        boolean hasMore = true;
        while (hasMore) {
            Page<CreditNote> page = store.creditNotes().list(scope, null, new PageRequest<>(MANY, after));
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
            require(numbers.get(i) == i + 1, Law.CREDIT_NOTES_NUMBERED, () -> "credit notes: " + numbers);
        }
    }

    /** Returns those refunds of the attempt that have a credit note. */
    private List<Refund> check(Transaction attempt) {
        List<Refund> refunds = store.refunds().ofTransaction(scope, attempt.id());
        refunds.forEach(this::checkEnded);
        checkMoney(attempt);
        List<Refund> documented = refunds.stream()
                .filter(refund -> refund.cause() == Cause.REQUESTED && refund.state() instanceof RefundState.Succeeded)
                .toList();
        if (attempt.state() instanceof TransactionState.Succeeded paid) {
            checkPapers(attempt, paid.invoice(), documented);
            @Nullable Charge charge = ledger.find(scope, attempt.id());
            require(
                    charge != null && Objects.equals(charge.dispute(), paid.dispute()),
                    Law.DISPUTES_HEARD,
                    () -> attempt.id() + " has " + paid.dispute() + " and the provider "
                            + (charge == null ? null : charge.dispute()));
        }
        return documented;
    }

    /** A refund that nobody could ask for while its key was honoured is left to people, unless it is of all the money. */
    private void checkEnded(Refund refund) {
        if (!refund.isSettled()) {
            RefundAnswer truth = world.provider().givingBack().find(scope, refund.id());
            require(
                    refund.cause() == Cause.REQUESTED && truth instanceof RefundAnswer.NeverHeardOf,
                    Law.OUTCOMES_KNOWN,
                    () -> refund + " is pending and the provider says " + truth);
            world.journal().count("refund left pending, unknown to the provider");
        }
    }

    /** What an attempt moved is what the books have of it; whatever moved beside the books is with its payer again. */
    private void checkMoney(Transaction attempt) {
        long movedMinor = ledger.movementsOf(attempt.id()).stream()
                .mapToLong(movement -> movement.amount().minor())
                .sum();
        boolean isBooked = attempt.state() instanceof TransactionState.Succeeded;
        long backMinor = ledger.backMinor(attempt.id()) - (isBooked ? ledger.lostMinor(attempt.id()) : 0);
        long bookedMinor = isBooked
                ? attempt.price().total().minus(attempt.amountRefunded()).minor()
                : 0;
        require(
                movedMinor - backMinor == bookedMinor,
                Law.MONEY_AGREES,
                () -> attempt + " moved " + movedMinor + " and " + backMinor + " went back");
    }

    private void checkPapers(Transaction attempt, InvoiceId invoice, List<Refund> documented) {
        invoices++;
        Share left = new Share(attempt.price().subtotal(), attempt.price().tax());
        requireOneReceipt(new Document.OfInvoice(invoice));
        for (Refund refund : documented) {
            @Nullable CreditNote note = notes.get(refund.id());
            require(
                    note != null && note.invoice().equals(invoice),
                    Law.CREDIT_NOTES_NUMBERED,
                    () -> refund.id() + " has no credit note of its own: " + note);
            if (note != null) {
                Share taken = new Share(note.price().subtotal(), note.price().tax());
                boolean isCovered = taken.subtotal().minor() <= left.subtotal().minor()
                        && taken.tax().minor() <= left.tax().minor();
                require(
                        isCovered && taken.equals(refund.share()),
                        Law.CREDIT_NOTES_ADD_UP,
                        () -> note + " takes more than is left of " + attempt + " or other than " + refund);
                left = left.minus(taken);
                requireOneReceipt(new Document.OfCreditNote(note.id()));
            }
        }
        Share rest = left;
        if (documented.size() > 1
                && rest.total().minor() == 0
                && attempt.price().tax().minor() > 0) {
            world.journal().count("all given back in parts, with tax");
        }
        require(
                attempt.price().total().minus(attempt.amountRefunded()).equals(rest.total()),
                Law.CREDIT_NOTES_ADD_UP,
                () -> "of " + attempt + " the credit notes leave " + rest);
    }

    private void requireOneReceipt(Document document) {
        long receipts = world.post().receiptsOf(scope, document);
        require(receipts == 1, Law.RECEIPTS_SENT, () -> document + " has " + receipts + " receipts");
    }
}
