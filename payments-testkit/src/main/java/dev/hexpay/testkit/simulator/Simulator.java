package dev.hexpay.testkit.simulator;

import dev.hexpay.testkit.simulator.Run.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a world of merchants, payers, servers and a faulty provider in one thread and on one clock, everything drawn from
 * one seed, and holds it against the {@linkplain Law laws}: after each step, and again when nothing happens any more.
 */
public final class Simulator {
    private static final int FEWEST_STEPS = 20;
    private static final int MOST_STEPS = 60;

    private final Stage stage;
    private final Clients clients;
    private final CardKeepers cards;
    private final Machinery machinery;
    private final List<Act> acts;
    private final int weights;

    private record Act(int weight, Runnable what) {}

    private Simulator(World world, Flaw flaw) {
        stage = new Stage(world, flaw);
        clients = new Clients(stage);
        cards = new CardKeepers(stage, clients);
        machinery = new Machinery(stage);
        acts = Stream.of(sellingActs(), returningActs(), machineActs())
                .flatMap(List::stream)
                .toList();
        weights = acts.stream().mapToInt(Act::weight).sum();
        world.interleaving().letAct(this::interrupt);
    }

    private List<Act> sellingActs() {
        Merchants merchants = new Merchants(stage, clients, cards);
        Payers payers = new Payers(stage);
        return List.of(
                new Act(14, merchants::open),
                new Act(12, merchants::charge),
                new Act(8, merchants::cancel),
                new Act(2, merchants::spy),
                new Act(14, clients::askAgain),
                new Act(7, clients::losePatience),
                new Act(2, clients::misuseKey),
                new Act(28, payers::pay),
                new Act(10, payers::authenticate),
                new Act(1, payers::look));
    }

    private List<Act> returningActs() {
        Refunders refunders = new Refunders(stage, clients);
        return List.of(
                new Act(20, refunders::refund),
                new Act(1, refunders::spy),
                new Act(3, cards::makeDefault),
                new Act(3, cards::detach),
                new Act(3, machinery::claimAtBank),
                new Act(2, machinery::decideAtBank));
    }

    private List<Act> machineActs() {
        return List.of(
                new Act(2, machinery::authenticateAtBank),
                new Act(8, machinery::reconcile),
                new Act(6, machinery::giveBack),
                new Act(5, machinery::sendReceipts),
                new Act(8, machinery::deliver),
                new Act(8, machinery::applyNotifications),
                new Act(2, machinery::sweep),
                new Act(9, machinery::waitSome));
    }

    /** Runs the world of this seed. */
    public static Run run(long seed) {
        return run(seed, Flaw.NONE);
    }

    /** Runs the world of this seed again and writes its schedule down. */
    public static Run replay(long seed) {
        return replay(seed, Flaw.NONE);
    }

    static Run run(long seed, Flaw flaw) {
        return run(seed, flaw, new Journal(false));
    }

    static Run replay(long seed, Flaw flaw) {
        return run(seed, flaw, new Journal(true));
    }

    private static Run run(long seed, Flaw flaw, Journal journal) {
        @Nullable Finding finding = null;
        try {
            new Simulator(new World(seed, journal), flaw).live();
        } catch (Broken broken) {
            finding = new Finding(broken.law(), String.valueOf(broken.getMessage()), broken);
        }
        return new Run(seed, finding, journal.lines(), journal.tally());
    }

    private void live() {
        World world = stage.world();
        int steps = world.dice().between(FEWEST_STEPS, MOST_STEPS);
        for (int i = 0; i < steps; i++) {
            world.journal().count("step");
            if (world.dice().inThousand(25)) {
                machinery.waitLong();
            } else {
                actSomehow();
            }
        }
        world.calmDown();
        world.journal().note(() -> "from here on nothing fails");
        clients.askUntilAnswered();
        machinery.runUntilQuiet();
        new Audit(stage).check();
    }

    /** Somebody else acts while an action is interrupted. */
    private void interrupt() {
        stage.journal().count("nested step");
        actSomehow();
    }

    private void actSomehow() {
        int lot = stage.dice().between(1, weights);
        for (Act act : acts) {
            lot -= act.weight();
            if (lot <= 0) {
                act.what().run();
                return;
            }
        }
    }
}
