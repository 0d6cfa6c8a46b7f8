package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Dispute.Standing;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The banks of the payers: they claim money back, and decide who gets it; we hear of both by a notification. */
final class Bank {
    private final Ledger ledger;
    private final Mail mail;
    private final Dice dice;
    private final Journal journal;

    Bank(Ledger ledger, Mail mail, Dice dice, Journal journal) {
        this.ledger = ledger;
        this.mail = mail;
        this.dice = dice;
        this.journal = journal;
    }

    /** Claims what is left of some charge. */
    void claimSomething() {
        List<Charge> choices = ledger.charges().stream()
                .filter(charge -> charge.answer() instanceof ProviderAnswer.Succeeded
                        && charge.dispute() == null
                        && leftMinor(charge) > 0)
                .toList();
        if (!choices.isEmpty()) {
            Charge charge = dice.oneOf(choices);
            Money left = new Money(leftMinor(charge), charge.attempt().amount().currency());
            say(charge, new Dispute(left, "fraudulent", Standing.OPEN));
        }
    }

    private long leftMinor(Charge charge) {
        return charge.attempt().amount().minor()
                - ledger.backMinor(charge.attempt().id());
    }

    /** Decides some claim; a merchant who has no invoice for the money does not keep it. */
    void decideSomething(Predicate<Charge> hasInvoice) {
        List<Charge> open = open();
        if (!open.isEmpty()) {
            decide(dice.oneOf(open), hasInvoice);
        }
    }

    /** Decides all claims to money without an invoice, and some of the others. */
    void decideMost(Predicate<Charge> hasInvoice) {
        for (Charge charge : open()) {
            if (!hasInvoice.test(charge) || dice.inThousand(300)) {
                decide(charge, hasInvoice);
            }
        }
    }

    private List<Charge> open() {
        return ledger.charges().stream()
                .filter(charge -> {
                    @Nullable Dispute dispute = charge.dispute();
                    return dispute != null && !dispute.isResolved();
                })
                .toList();
    }

    private void decide(Charge charge, Predicate<Charge> hasInvoice) {
        @Nullable Dispute open = charge.dispute();
        if (open != null) {
            Standing standing = hasInvoice.test(charge) && dice.inThousand(500) ? Standing.WON : Standing.LOST;
            say(charge, new Dispute(open.amount(), open.reason(), standing));
        }
    }

    private void say(Charge charge, Dispute dispute) {
        journal.count("dispute " + dispute.standing());
        journal.note(() -> "the dispute about " + charge.attempt().id() + " is " + dispute.standing());
        ledger.claim(charge, dispute);
        mail.writeSurely(charge);
    }
}
