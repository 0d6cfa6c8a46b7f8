package dev.hexpay.simulator;

import dev.hexpay.application.port.in.refund.RefreshRefund;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.simulator.ProviderLedger.Charge;
import dev.hexpay.simulator.RefundLedger.LateFailure;
import java.time.Duration;
import java.util.Map;

/** What happens without a request: the jobs of the servers, the provider's work and notifications, and time. */
final class BackgroundJobs {
    /** More than all work of a run. */
    static final int ALL = 1000;

    private static final int MAX_ROUNDS = 60;
    private static final int IDLE_ROUNDS = 3;

    private final Cluster cluster;
    private final WebhookActor webhooks;
    private final Simulation simulation;
    private final SeededRandom random;

    BackgroundJobs(Cluster cluster, WebhookActor webhooks) {
        this.cluster = cluster;
        this.webhooks = webhooks;
        this.simulation = cluster.simulation();
        this.random = cluster.random();
    }

    void reconcile() {
        int limit = random.between(1, 5);
        cluster.perform(
                "reconciles", () -> cluster.server().jobs().reconcilePayments().runOnce(limit));
    }

    void reconcileRefunds() {
        int limit = random.between(1, 5);
        cluster.perform(
                "reconciles refunds",
                () -> cluster.server().jobs().reconcileRefunds().runOnce(limit));
    }

    void sendReceipts() {
        sendReceipts(random.between(1, 5));
    }

    // The lease of a receipt is longer than a delivery takes: the clock stops during the delivery.
    private void sendReceipts(int limit) {
        cluster.perform(
                "sends receipts",
                () -> simulation.within(
                        Duration.ZERO,
                        () -> cluster.server().jobs().sendReceipts().runOnce(limit)));
    }

    void openDispute() {
        cluster.perform(
                "a dispute is opened", () -> simulation.provider().bank().openDispute());
    }

    void resolveDispute() {
        cluster.perform(
                "a dispute is resolved", () -> simulation.provider().bank().resolveDispute(this::hasInvoice));
    }

    void refundElsewhere() {
        cluster.perform(
                "a merchant refunds elsewhere",
                () -> simulation.provider().bank().refundElsewhere(this::hasInvoice));
    }

    void failRefundLate() {
        cluster.perform(
                "a refund fails late",
                () -> simulation.provider().refundLedger().failOneLate(this::hasInvoice));
    }

    /** Looks up the refunds of which the provider says that they failed late, and then their charges. */
    void lookUpLateFailures() {
        RefundLedger refunds = simulation.provider().refundLedger();
        for (LateFailure failure : refunds.lateFailures()) {
            cluster.perform("looks up " + failure.refund(), () -> {
                RefreshRefund.Outcome outcome = cluster.server()
                        .refunds()
                        .refresh()
                        .refresh(failure.charge().scope(), failure.refund());
                if (outcome == RefreshRefund.Outcome.FINAL) {
                    refunds.acknowledge(failure);
                    simulation.provider().notifications().enqueueReliably(failure.charge());
                }
            });
        }
    }

    private boolean hasInvoice(Charge charge) {
        return simulation
                .store()
                .transactions()
                .find(charge.scope(), charge.request().id())
                .filter(transaction -> transaction.state() instanceof TransactionState.Succeeded)
                .isPresent();
    }

    void processNotifications() {
        int limit = random.between(1, 5);
        cluster.perform(
                "processes notifications",
                () -> cluster.server().jobs().processNotifications().runOnce(limit));
    }

    void cleanUp() {
        cluster.perform("cleans up", () -> cluster.server().jobs().cleanUp().runOnce(ALL));
    }

    void deliverNotification() {
        cluster.perform(
                "the provider delivers notifications",
                () -> simulation.provider().notifications().deliverOne(this::accept));
    }

    void authenticateAtBank() {
        cluster.perform(
                "a payer authenticates at the bank", () -> simulation.provider().authenticateRandomCharge());
    }

    void waitBriefly() {
        simulation.advance(
                Duration.ofSeconds(random.chanceInThousand(500) ? random.between(1, 30) : random.between(61, 300)));
    }

    void waitLong() {
        simulation.advance(Duration.ofMinutes(random.between(30, 26 * 60)));
    }

    /** Advances the clock and runs all jobs until nothing changes any more. */
    void runUntilIdle() {
        simulation.provider().bank().resolveMostDisputes(this::hasInvoice);
        int unchanged = 0;
        for (int round = 0; unchanged < IDLE_ROUNDS; round++) {
            InvariantChecker.require(round < MAX_ROUNDS, Invariant.ENDS_IDLE, () -> "the system does not become idle");
            long before = simulation.changes();
            simulation.advance(unchanged == 0 ? Duration.ofMinutes(2) : Duration.ofHours(25));
            lookUpLateFailures();
            cluster.perform(
                    "the provider delivers notifications",
                    () -> simulation.provider().notifications().deliverAll(this::accept));
            cluster.perform(
                    "reconciles",
                    () -> cluster.server().jobs().reconcilePayments().runOnce(ALL));
            cluster.perform(
                    "processes notifications",
                    () -> cluster.server().jobs().processNotifications().runOnce(ALL));
            cluster.perform(
                    "reconciles refunds",
                    () -> cluster.server().jobs().reconcileRefunds().runOnce(ALL));
            sendReceipts(ALL);
            cluster.perform("cleans up", () -> cluster.server().jobs().cleanUp().runOnce(ALL));
            webhooks.deliverAll();
            unchanged = before == simulation.changes() ? unchanged + 1 : 0;
        }
    }

    private void accept(byte[] body) {
        cluster.server().providers().acceptNotification().accept(SimulatedProvider.NAME, Map.of(), body);
    }
}
