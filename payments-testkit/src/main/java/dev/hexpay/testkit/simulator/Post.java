package dev.hexpay.testkit.simulator;

import static dev.hexpay.testkit.simulator.Watch.require;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail server that is away at times, and the receipts that it should get. */
final class Post implements ReceiptMailer {
    private final Interleaving interleaving;
    private final Dice dice;
    private final Journal journal;
    private final List<Kept> written = new ArrayList<>();
    private final Map<ReceiptId, Kept> kept = new LinkedHashMap<>();
    private boolean isCalm;
    private long changes;

    /** A receipt in the books, how often a mail server took it, and how often that was written down. */
    private static final class Kept {
        private final Scope scope;
        private final Receipt receipt;
        private int taken;
        private int marked;
        private boolean isGivenUp;

        Kept(Scope scope, Receipt receipt) {
            this.scope = scope;
            this.receipt = receipt;
        }
    }

    Post(Interleaving interleaving, World.Chance chance) {
        this.interleaving = interleaving;
        this.dice = chance.dice();
        this.journal = chance.journal();
    }

    /** From now on it takes everything. */
    void calmDown() {
        isCalm = true;
    }

    /** How often anything has changed. */
    long changes() {
        return changes;
    }

    /** A unit of work begins: what an earlier one wrote and did not commit is gone. */
    void begun() {
        written.clear();
    }

    void inserted(Scope scope, Receipt receipt) {
        written.add(new Kept(scope, receipt));
    }

    void committed() {
        written.forEach(each -> kept.put(each.receipt.id(), each));
        changes += written.size();
        written.clear();
    }

    void saved(Receipt receipt) {
        changes++;
        @Nullable Kept known = kept.get(receipt.id());
        if (known != null && receipt.state() instanceof Receipt.State.Sent) {
            known.marked++;
        }
        if (known != null && receipt.state() instanceof Receipt.State.Undeliverable) {
            known.isGivenUp = true;
        }
    }

    @Override
    public void send(Mail mail) {
        interleaving.point("mailing");
        if (!isCalm && dice.inThousand(200)) {
            journal.count("fault MAIL_REFUSED");
            throw new IllegalStateException("451 try again later");
        }
        Receipt receipt = mail.receipt();
        @Nullable Kept known = kept.get(receipt.id());
        require(
                known != null && isSame(known, mail),
                Law.RECEIPTS_SENT,
                () -> receipt.id() + " is sent and is not in the books");
        if (known != null) {
            known.taken++;
            journal.count(known.taken == 1 ? "receipt taken" : "receipt taken again after a crash");
        }
        journal.note(() -> "a mail server takes " + receipt.id());
    }

    private static boolean isSame(Kept known, Mail mail) {
        Receipt receipt = mail.receipt();
        Mode mode = known.scope.mode();
        boolean isOfRefund = receipt.document() instanceof Document.OfCreditNote;
        return receipt.document().equals(known.receipt.document())
                && receipt.recipient().equals(known.receipt.recipient())
                && mail.mode() == mode
                && isOfRefund == (mail.creditNote() != null);
    }

    /** How many receipts carry this paper. */
    long receiptsOf(Scope scope, Document document) {
        return kept.values().stream()
                .filter(each ->
                        each.scope.equals(scope) && each.receipt.document().equals(document))
                .count();
    }

    /** How many receipts there are. */
    long receiptsIn(Scope scope) {
        return kept.values().stream().filter(each -> each.scope.equals(scope)).count();
    }

    /** When nothing happens any more, each was taken, and again only when whoever sent it had no time to mark it. */
    void check() {
        for (Kept each : kept.values()) {
            boolean isDone = each.marked == 1 && each.taken >= 1;
            boolean isLeft = each.isGivenUp && each.marked == 0;
            require(
                    isDone || isLeft,
                    Law.RECEIPTS_SENT,
                    () -> each.receipt.id() + " was taken " + each.taken + " times and marked " + each.marked);
        }
    }
}
