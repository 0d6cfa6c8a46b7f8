package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.StoreUnavailable;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The scheduler of a world with one thread: wherever no unit of work is open it may let others act before the one who is
 * interrupted goes on, and anywhere it may end a process or take the database away.
 */
final class Interleaving implements Milestones, UnitOfWork {
    private static final int DEEPEST = 3;
    private static final int CRASHES = 18;
    private static final int INTERRUPTIONS = 160;
    private static final int OUTAGES = 6;

    private final InMemoryStore store;
    private final Dice dice;
    private final Journal journal;
    private final Deque<Long> beginnings = new ArrayDeque<>();
    private Runnable others = () -> {};
    private Runnable beforeUnit = () -> {};
    private Runnable afterCommit = () -> {};
    private boolean isCalm;
    private long commits;

    Interleaving(InMemoryStore store, Dice dice, Journal journal) {
        this.store = store;
        this.dice = dice;
        this.journal = journal;
    }

    void letAct(Runnable someoneElse) {
        others = someoneElse;
    }

    /** Calls one when a unit of work begins, the other when it has been committed. */
    void aroundUnits(Runnable before, Runnable after) {
        beforeUnit = before;
        afterCommit = after;
    }

    /** From now on nobody is interrupted and nothing fails. */
    void calmDown() {
        isCalm = true;
    }

    /** Runs something that one actor does, as a process of its own. */
    void run(Runnable action) {
        beginnings.push(commits);
        journal.indent();
        try {
            action.run();
        } catch (Crash crash) {
            journal.note(() -> "crash at " + crash.getMessage());
        } finally {
            journal.outdent();
            beginnings.pop();
        }
    }

    /** How many units of work had been committed when the current process began. */
    long beginning() {
        return beginnings.isEmpty() ? commits : beginnings.getFirst();
    }

    long commits() {
        return commits;
    }

    @Override
    public void reached(Milestone milestone) {
        if (store.isOpen()) {
            maybeCrash(milestone.name());
        } else {
            point(milestone.name());
        }
    }

    /** A place where no unit of work is open. */
    void point(String where) {
        maybeCrash(where);
        if (!isCalm && beginnings.size() <= DEEPEST && dice.inThousand(INTERRUPTIONS)) {
            journal.count("interruption at " + where);
            journal.note(() -> "interrupted at " + where);
            others.run();
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (store.isOpen()) {
            return store.inTransaction(work);
        }
        point("begin");
        beforeUnit.run();
        T result = store.inTransaction(() -> {
            T made = work.get();
            maybeCrash("before commit");
            maybeFail("before commit");
            return made;
        });
        commits++;
        afterCommit.run();
        maybeCrash("after commit");
        maybeFail("after commit");
        return result;
    }

    @Override
    public boolean isOpen() {
        return store.isOpen();
    }

    private void maybeCrash(String where) {
        if (!isCalm && dice.inThousand(CRASHES)) {
            journal.count("crash at " + where);
            throw new Crash(where);
        }
    }

    private void maybeFail(String where) {
        if (!isCalm && dice.inThousand(OUTAGES)) {
            journal.count("outage " + where);
            journal.note(() -> "database lost " + where);
            throw new StoreUnavailable(new IllegalStateException(where));
        }
    }
}
