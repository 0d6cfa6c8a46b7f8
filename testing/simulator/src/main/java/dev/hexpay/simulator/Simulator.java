package dev.hexpay.simulator;

import dev.hexpay.simulator.Run.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs merchants, payers, servers and a faulty provider in one thread and on one clock; every random choice comes from
 * one seed. Checks the {@linkplain Invariant invariants} after each step, and again when nothing changes any more.
 */
public final class Simulator {
    private static final int MIN_STEPS = 20;
    private static final int MAX_STEPS = 60;

    private final Cluster cluster;
    private final ApiClients clients;
    private final CardActor cards;
    private final WebhookActor webhooks;
    private final BackgroundJobs jobs;
    private final List<Action> actions;
    private final int weights;

    private record Action(int weight, Runnable effect) {}

    private Simulator(Simulation simulation, Mutation mutation) {
        cluster = new Cluster(simulation, mutation);
        clients = new ApiClients(cluster);
        cards = new CardActor(cluster, clients);
        webhooks = new WebhookActor(cluster);
        jobs = new BackgroundJobs(cluster, webhooks);
        actions = Stream.of(
                        paymentActions(),
                        refundActions(),
                        webhooks.isUsed() ? webhookActions() : List.<Action>of(),
                        jobActions())
                .flatMap(List::stream)
                .toList();
        weights = actions.stream().mapToInt(Action::weight).sum();
        simulation.interleaving().onInterruption(this::interrupt);
    }

    private List<Action> paymentActions() {
        MerchantActor merchants = new MerchantActor(cluster, clients, cards);
        PayerActor payers = new PayerActor(cluster);
        return List.of(
                new Action(14, merchants::open),
                new Action(12, merchants::charge),
                new Action(8, merchants::cancel),
                new Action(2, merchants::accessForeignPayment),
                new Action(14, clients::retry),
                new Action(7, clients::retryAfterTimeout),
                new Action(2, clients::reuseKey),
                new Action(28, payers::pay),
                new Action(10, payers::authenticate),
                new Action(1, payers::viewPage));
    }

    private List<Action> refundActions() {
        RefundActor refunds = new RefundActor(cluster, clients);
        return List.of(
                new Action(20, refunds::refund),
                new Action(1, refunds::accessForeignTransaction),
                new Action(3, cards::makeDefault),
                new Action(3, cards::detach),
                new Action(2, jobs::refundElsewhere),
                new Action(3, jobs::failRefundLate),
                new Action(3, jobs::openDispute),
                new Action(2, jobs::resolveDispute));
    }

    private List<Action> webhookActions() {
        return List.of(
                new Action(5, webhooks::distribute),
                new Action(9, webhooks::deliver),
                new Action(4, webhooks::retryFailed),
                new Action(4, webhooks::retryDelivery),
                new Action(5, webhooks::manage));
    }

    private List<Action> jobActions() {
        return List.of(
                new Action(2, jobs::authenticateAtBank),
                new Action(8, jobs::reconcile),
                new Action(6, jobs::reconcileRefunds),
                new Action(3, jobs::lookUpLateFailures),
                new Action(5, jobs::sendReceipts),
                new Action(8, jobs::deliverNotification),
                new Action(8, jobs::processNotifications),
                new Action(2, jobs::cleanUp),
                new Action(9, jobs::waitBriefly));
    }

    /** Runs the simulation of this seed. */
    public static Run run(long seed) {
        return run(seed, Mutation.NONE);
    }

    /** Runs the simulation of this seed again and records its schedule. */
    public static Run replay(long seed) {
        return replay(seed, Mutation.NONE);
    }

    static Run run(long seed, Mutation mutation) {
        return run(seed, mutation, new Trace(false));
    }

    static Run replay(long seed, Mutation mutation) {
        return run(seed, mutation, new Trace(true));
    }

    private static Run run(long seed, Mutation mutation, Trace trace) {
        @Nullable Finding finding = null;
        try {
            new Simulator(new Simulation(seed, trace), mutation).execute();
        } catch (InvariantViolation violation) {
            finding = new Finding(violation.invariant(), String.valueOf(violation.getMessage()), violation);
        }
        return new Run(seed, finding, trace.lines(), trace.counters());
    }

    private void execute() {
        Simulation simulation = cluster.simulation();
        webhooks.setUp();
        int steps = simulation.random().between(MIN_STEPS, MAX_STEPS);
        for (int i = 0; i < steps; i++) {
            simulation.trace().count("step");
            if (simulation.random().chanceInThousand(25)) {
                jobs.waitLong();
            } else {
                runRandomAction();
            }
        }
        simulation.stopFaults();
        simulation.trace().log(() -> "no faults from here on");
        clients.retryUntilCompleted();
        jobs.runUntilIdle();
        new Audit(cluster, webhooks).check();
    }

    /** Runs another action while the current one is interrupted. */
    private void interrupt() {
        cluster.trace().count("nested step");
        runRandomAction();
    }

    private void runRandomAction() {
        int ticket = cluster.random().between(1, weights);
        for (Action action : actions) {
            ticket -= action.weight();
            if (ticket <= 0) {
                action.effect().run();
                return;
            }
        }
    }
}
