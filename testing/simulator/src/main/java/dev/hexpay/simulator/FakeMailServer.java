package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail server that fails at times; it tracks the receipts that it should accept. */
final class FakeMailServer implements ReceiptMailer {
    private final Interleaving interleaving;
    private final SeededRandom random;
    private final Trace trace;
    private final List<TrackedReceipt> uncommitted = new ArrayList<>();
    private final Map<ReceiptId, TrackedReceipt> receipts = new LinkedHashMap<>();
    private boolean isFaultFree;
    private long changes;

    /** A stored receipt, how often the mail server accepted it, and how often it was marked as sent. */
    private static final class TrackedReceipt {
        private final Scope scope;
        private final Receipt receipt;
        private int accepted;
        private int markedSent;
        private boolean hasFailed;

        TrackedReceipt(Scope scope, Receipt receipt) {
            this.scope = scope;
            this.receipt = receipt;
        }
    }

    FakeMailServer(Interleaving interleaving, Simulation.Context context) {
        this.interleaving = interleaving;
        this.random = context.random();
        this.trace = context.trace();
    }

    /** From now on every receipt is accepted. */
    void stopFaults() {
        isFaultFree = true;
    }

    /** The number of committed changes. */
    long changes() {
        return changes;
    }

    /** A database transaction starts: uncommitted inserts of an earlier one are dropped. */
    void transactionStarted() {
        uncommitted.clear();
    }

    void inserted(Scope scope, Receipt receipt) {
        uncommitted.add(new TrackedReceipt(scope, receipt));
    }

    void committed() {
        uncommitted.forEach(each -> receipts.put(each.receipt.id(), each));
        changes += uncommitted.size();
        uncommitted.clear();
    }

    void saved(Receipt receipt) {
        changes++;
        @Nullable TrackedReceipt tracked = receipts.get(receipt.id());
        if (tracked != null && receipt.state() instanceof Receipt.State.Sent) {
            tracked.markedSent++;
        }
        if (tracked != null && receipt.state() instanceof Receipt.State.Failed) {
            tracked.hasFailed = true;
        }
    }

    @Override
    public void send(Mail mail) {
        interleaving.interruptionPoint("mailing");
        if (!isFaultFree && random.chanceInThousand(200)) {
            trace.count("fault MAIL_REJECTED");
            throw new IllegalStateException("451 try again later");
        }
        Receipt receipt = mail.receipt();
        @Nullable TrackedReceipt tracked = receipts.get(receipt.id());
        require(
                tracked != null && isSame(tracked, mail),
                Invariant.RECEIPTS_SENT,
                () -> receipt.id() + " is sent and is not stored");
        if (tracked != null) {
            tracked.accepted++;
            trace.count(tracked.accepted == 1 ? "receipt accepted" : "receipt accepted again after a crash");
        }
        trace.log(() -> "the mail server accepts " + receipt.id());
    }

    private static boolean isSame(TrackedReceipt tracked, Mail mail) {
        Receipt receipt = mail.receipt();
        Mode mode = tracked.scope.mode();
        boolean isOfRefund = receipt.document() instanceof DocumentRef.CreditNoteRef;
        return receipt.document().equals(tracked.receipt.document())
                && receipt.recipient().equals(tracked.receipt.recipient())
                && mail.mode() == mode
                && isOfRefund == (mail.creditNote() != null);
    }

    /** The number of receipts for this document. */
    long receiptsOf(Scope scope, DocumentRef document) {
        return receipts.values().stream()
                .filter(each ->
                        each.scope.equals(scope) && each.receipt.document().equals(document))
                .count();
    }

    /** The number of receipts in this scope. */
    long receiptsIn(Scope scope) {
        return receipts.values().stream()
                .filter(each -> each.scope.equals(scope))
                .count();
    }

    /** In the end, each receipt was accepted at least once and marked as sent once, or has failed. */
    void check() {
        for (TrackedReceipt each : receipts.values()) {
            boolean isDone = each.markedSent == 1 && each.accepted >= 1;
            boolean isFailed = each.hasFailed && each.markedSent == 0;
            require(
                    isDone || isFailed,
                    Invariant.RECEIPTS_SENT,
                    () -> each.receipt.id() + " was accepted " + each.accepted + " times and marked as sent "
                            + each.markedSent);
        }
    }
}
