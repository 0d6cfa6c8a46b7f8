package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.simulator.Watch.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merchants who give money back: all of it, parts of it, at times more than there is or what never moved. */
final class Refunders {
    private final Stage stage;
    private final Dice dice;
    private final World world;
    private final Clients clients;

    private record Choice(Scope scope, Transaction attempt) {}

    Refunders(Stage stage, Clients clients) {
        this.stage = stage;
        this.dice = stage.dice();
        this.world = stage.world();
        this.clients = clients;
    }

    void refund() {
        @Nullable Choice choice = choose();
        if (choice == null) {
            return;
        }
        Scope scope = choice.scope();
        Transaction attempt = choice.attempt();
        @Nullable Long amountMinor = amountMinor(attempt);
        RefundTransaction.Command command = new RefundTransaction.Command(attempt.id(), amountMinor, null);
        clients.send(
                scope,
                "gives back " + (amountMinor == null ? "all" : amountMinor) + " of " + attempt.id(),
                new Request.Wish<>(
                        clients.maybeKey(),
                        (server, once) -> server.refundTransaction().refund(scope, command, once),
                        Reading::refunded));
    }

    private @Nullable Choice choose() {
        List<Seen> all = world.watch().payments();
        List<Seen> paid = all.stream()
                .filter(seen -> seen.payment().status() == PaymentStatus.SUCCEEDED)
                .toList();
        boolean isCareless = paid.isEmpty() || dice.inThousand(100);
        List<Seen> choices = isCareless ? all : paid;
        if (choices.isEmpty()) {
            return null;
        }
        Seen seen = dice.oneOf(choices);
        List<Transaction> attempts = world.store()
                .transactions()
                .ofPayment(seen.scope(), seen.payment().id());
        List<Transaction> wanted = attempts.stream()
                .filter(attempt -> isCareless || attempt.state() instanceof TransactionState.Succeeded)
                .toList();
        return wanted.isEmpty() ? null : new Choice(seen.scope(), dice.oneOf(wanted));
    }

    private @Nullable Long amountMinor(Transaction attempt) {
        long paidMinor = attempt.price().total().minor();
        long leftMinor = attempt.state() instanceof TransactionState.Succeeded
                ? attempt.refundable().total().minor()
                : paidMinor;
        int way = dice.between(1, 10);
        if (way <= 4) {
            return null;
        } else if (way == 5) {
            return leftMinor + dice.between(0, 1);
        }
        return (long) dice.between(1, (int) Math.max(1, way == 6 ? paidMinor : leftMinor));
    }

    /** Looks for an attempt, and tries to give its money back, where it is not. */
    void spy() {
        @Nullable Choice choice = choose();
        if (choice != null) {
            Scope other = dice.oneOf(world.scopes().stream()
                    .filter(scope -> !scope.equals(choice.scope()))
                    .toList());
            RefundTransaction.Command command =
                    new RefundTransaction.Command(choice.attempt().id(), null, null);
            stage.act("somebody else looks for " + choice.attempt().id(), () -> {
                notFound(() -> stage.server()
                        .getTransaction()
                        .get(other, choice.attempt().id()));
                notFound(() -> stage.server()
                        .listRefunds()
                        .refundsOf(other, choice.attempt().id()));
                notFound(() -> stage.server().refundTransaction().refund(other, command, Once.unkeyed()));
            });
        }
    }

    private void notFound(Runnable attempt) {
        try {
            attempt.run();
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.TRANSACTION_NOT_FOUND) {
                stage.journal().count("attempt looked for in vain");
                return;
            }
        }
        throw new Broken(Law.SCOPES_APART, "an attempt of somebody else was found");
    }
}
