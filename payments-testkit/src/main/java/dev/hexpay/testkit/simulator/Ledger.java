package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Dispute.Standing;
import dev.hexpay.testkit.TestCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider really did, whatever anybody was told. */
final class Ledger {
    private final Map<TransactionId, List<Charge>> charges = new HashMap<>();
    private final List<Charge> inOrder = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<GivenBack> givenBack = new ArrayList<>();

    /** Money that moved; a late one after the provider had said that it did not. */
    record Movement(Scope scope, TransactionId attempt, Money amount, boolean isLate) {}

    /** Money that went back to its payer, by the provider's name for that. */
    record GivenBack(Scope scope, Return asked, String reference) {}

    /** One charge as the provider keeps it. */
    static final class Charge {
        private final Scope scope;
        private final Attempt attempt;
        private final @Nullable TestCard card;
        private ProviderAnswer answer = new ProviderAnswer.StillProcessing();
        private boolean wasDeclined;

        Charge(Scope scope, Attempt attempt, @Nullable TestCard card) {
            this.scope = scope;
            this.attempt = attempt;
            this.card = card;
        }

        Scope scope() {
            return scope;
        }

        Attempt attempt() {
            return attempt;
        }

        @Nullable
        TestCard card() {
            return card;
        }

        ProviderAnswer answer() {
            return answer;
        }

        @Nullable
        Dispute dispute() {
            return answer instanceof ProviderAnswer.Succeeded paid ? paid.dispute() : null;
        }
    }

    void open(Charge charge) {
        charges.computeIfAbsent(charge.attempt.id(), id -> new ArrayList<>()).add(charge);
        inOrder.add(charge);
    }

    /** From now on this is what has become of the charge. */
    void book(Charge charge, ProviderAnswer answer) {
        if (answer instanceof ProviderAnswer.Succeeded) {
            movements.add(new Movement(charge.scope, charge.attempt.id(), charge.attempt.amount(), charge.wasDeclined));
        }
        charge.wasDeclined |= answer instanceof ProviderAnswer.Declined;
        charge.answer = answer;
    }

    /** The charge of an attempt; of several the one that moved the money. */
    @Nullable
    Charge find(Scope scope, TransactionId attempt) {
        Charge found = null;
        for (Charge charge : charges.getOrDefault(attempt, List.of())) {
            boolean isBetter = found == null || charge.answer instanceof ProviderAnswer.Succeeded;
            if (charge.scope.equals(scope) && isBetter) {
                found = charge;
            }
        }
        return found;
    }

    boolean wasDeclined(Scope scope, TransactionId attempt) {
        return charges.getOrDefault(attempt, List.of()).stream()
                .anyMatch(charge -> charge.scope.equals(scope) && charge.wasDeclined);
    }

    List<Movement> movementsOf(TransactionId attempt) {
        return movements.stream()
                .filter(movement -> movement.attempt().equals(attempt))
                .toList();
    }

    /** From now on this is what the payer's bank says against a charge that has moved money. */
    void claim(Charge charge, Dispute dispute) {
        if (charge.answer instanceof ProviderAnswer.Succeeded paid) {
            charge.answer = new ProviderAnswer.Succeeded(paid.reference(), paid.vaulted(), dispute);
        }
    }

    /** How much of an attempt's money its payer has back, by refunds and by what the bank took. */
    long backMinor(TransactionId attempt) {
        long refundedMinor = givenBackOf(attempt).stream()
                .mapToLong(returned -> returned.asked().amount().minor())
                .sum();
        return refundedMinor + lostMinor(attempt);
    }

    /** How much of an attempt's money the payer's bank took back. */
    long lostMinor(TransactionId attempt) {
        return charges.getOrDefault(attempt, List.of()).stream()
                .map(Charge::dispute)
                .filter(dispute -> dispute != null && dispute.standing() == Standing.LOST)
                .mapToLong(dispute -> dispute == null ? 0 : dispute.amount().minor())
                .sum();
    }

    void giveBack(GivenBack returned) {
        givenBack.add(returned);
    }

    /** All that went back, in the order in which it did. */
    List<GivenBack> givenBack() {
        return givenBack;
    }

    List<GivenBack> returnsOf(RefundId refund) {
        return givenBack.stream()
                .filter(returned -> returned.asked().id().equals(refund))
                .toList();
    }

    List<GivenBack> givenBackOf(TransactionId attempt) {
        return givenBack.stream()
                .filter(returned -> returned.asked().charge().transaction().equals(attempt))
                .toList();
    }

    List<Movement> movements() {
        return movements;
    }

    List<Charge> charges() {
        return inOrder;
    }
}
