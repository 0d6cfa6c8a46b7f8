package dev.hexpay.testkit.simulator;

import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import java.time.Duration;
import java.util.Map;

/** What goes on without anybody asking: the jobs of the servers, the provider's work and its mail, and time. */
final class Machinery {
    private static final int ALL = 1000;
    private static final int MOST_ROUNDS = 60;
    private static final int QUIET_ROUNDS = 3;

    private final Stage stage;
    private final World world;
    private final Dice dice;

    Machinery(Stage stage) {
        this.stage = stage;
        this.world = stage.world();
        this.dice = stage.dice();
    }

    void reconcile() {
        int limit = dice.between(1, 5);
        stage.act("reconciles", () -> stage.server().reconcile().runOnce(limit));
    }

    void giveBack() {
        int limit = dice.between(1, 5);
        stage.act("gives back", () -> stage.server().reconcileRefunds().runOnce(limit));
    }

    void sendReceipts() {
        sendReceipts(dice.between(1, 5));
    }

    // Whoever sends a receipt is left alone for longer than a mail server takes: meanwhile the clock stands still.
    private void sendReceipts(int limit) {
        stage.act(
                "sends receipts",
                () -> world.holdingTheClock(() -> stage.server().sendReceipts().runOnce(limit)));
    }

    void claimAtBank() {
        stage.act("a payer's bank claims", () -> world.provider().bank().claimSomething());
    }

    void decideAtBank() {
        stage.act("a payer's bank decides", () -> world.provider().bank().decideSomething(this::hasInvoice));
    }

    private boolean hasInvoice(Charge charge) {
        return world.store()
                .transactions()
                .find(charge.scope(), charge.attempt().id())
                .filter(attempt -> attempt.state() instanceof TransactionState.Succeeded)
                .isPresent();
    }

    void applyNotifications() {
        int limit = dice.between(1, 5);
        stage.act(
                "applies notifications",
                () -> stage.server().applyNotifications().runOnce(limit));
    }

    void sweep() {
        stage.act("sweeps", () -> stage.server().sweep().runOnce(ALL));
    }

    void deliver() {
        stage.act("the provider's mail", () -> world.provider().mail().deliverOne(this::accept));
    }

    void authenticateAtBank() {
        stage.act("a payer at the bank", () -> world.provider().authenticateSomebody());
    }

    void waitSome() {
        world.pass(Duration.ofSeconds(dice.inThousand(500) ? dice.between(1, 30) : dice.between(61, 300)));
    }

    void waitLong() {
        world.pass(Duration.ofMinutes(dice.between(30, 26 * 60)));
    }

    /** Lets time pass and everything run until nothing changes any more. */
    void runUntilQuiet() {
        world.provider().bank().decideMost(this::hasInvoice);
        int unchanged = 0;
        for (int round = 0; unchanged < QUIET_ROUNDS; round++) {
            Watch.require(round < MOST_ROUNDS, Law.QUIET_AT_LAST, () -> "something goes on for ever");
            long before = world.watch().changes();
            world.pass(unchanged == 0 ? Duration.ofMinutes(2) : Duration.ofHours(25));
            stage.act("the provider's mail", () -> world.provider().mail().deliverAll(this::accept));
            stage.act("reconciles", () -> stage.server().reconcile().runOnce(ALL));
            stage.act(
                    "applies notifications",
                    () -> stage.server().applyNotifications().runOnce(ALL));
            stage.act("gives back", () -> stage.server().reconcileRefunds().runOnce(ALL));
            sendReceipts(ALL);
            stage.act("sweeps", () -> stage.server().sweep().runOnce(ALL));
            unchanged = before == world.watch().changes() ? unchanged + 1 : 0;
        }
    }

    private void accept(byte[] body) {
        stage.server().acceptProviderNotification().accept(FaultyProvider.NAME, Map.of(), body);
    }
}
