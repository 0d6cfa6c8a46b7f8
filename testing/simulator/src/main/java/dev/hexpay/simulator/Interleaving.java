package dev.hexpay.simulator;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The scheduler of a simulation in one thread. Outside database transactions it may run other actions before the
 * interrupted one continues. Anywhere it may end a process or lose the database.
 */
final class Interleaving implements Failpoints, UnitOfWork {
    private static final int MAX_DEPTH = 3;
    private static final int CRASHES_PER_THOUSAND = 18;
    private static final int INTERRUPTIONS_PER_THOUSAND = 160;
    private static final int OUTAGES_PER_THOUSAND = 6;

    private final Store store;
    private final SeededRandom random;
    private final Trace trace;
    private final Deque<Long> starts = new ArrayDeque<>();
    private Runnable interruption = () -> {};
    private Runnable beforeTransaction = () -> {};
    private Runnable afterCommit = () -> {};
    private boolean isFaultFree;
    private long commits;

    Interleaving(Store store, SeededRandom random, Trace trace) {
        this.store = store;
        this.random = random;
        this.trace = trace;
    }

    void onInterruption(Runnable action) {
        interruption = action;
    }

    /** Calls one when a database transaction starts, the other after its commit. */
    void aroundTransactions(Runnable before, Runnable after) {
        beforeTransaction = before;
        afterCommit = after;
    }

    /** From now on no action is interrupted and nothing fails. */
    void stopFaults() {
        isFaultFree = true;
    }

    /** Runs an action of one actor as its own process. */
    void run(Runnable action) {
        starts.push(commits);
        trace.indent();
        try {
            action.run();
        } catch (Crash crash) {
            trace.log(() -> "crash at " + crash.getMessage());
        } finally {
            trace.outdent();
            starts.pop();
        }
    }

    /** The number of commits before the current process started. */
    long commitsAtStart() {
        return starts.isEmpty() ? commits : starts.getFirst();
    }

    long commits() {
        return commits;
    }

    @Override
    public void hit(Failpoint failpoint) {
        if (store.unitOfWork().isOpen()) {
            maybeCrash(failpoint.name());
        } else {
            interruptionPoint(failpoint.name());
        }
    }

    /** A place where no database transaction is open. */
    void interruptionPoint(String point) {
        maybeCrash(point);
        if (!isFaultFree && starts.size() <= MAX_DEPTH && random.chanceInThousand(INTERRUPTIONS_PER_THOUSAND)) {
            trace.count("interruption at " + point);
            trace.log(() -> "interrupted at " + point);
            interruption.run();
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (store.unitOfWork().isOpen()) {
            return store.unitOfWork().inTransaction(work);
        }
        interruptionPoint("begin");
        beforeTransaction.run();
        T result = store.unitOfWork().inTransaction(() -> {
            T value = work.get();
            maybeCrash("before commit");
            maybeLoseDatabase("before commit");
            return value;
        });
        commits++;
        afterCommit.run();
        maybeCrash("after commit");
        maybeLoseDatabase("after commit");
        return result;
    }

    @Override
    public boolean isOpen() {
        return store.unitOfWork().isOpen();
    }

    @Override
    public boolean isInHostTransaction() {
        return false;
    }

    private void maybeCrash(String point) {
        if (!isFaultFree && random.chanceInThousand(CRASHES_PER_THOUSAND)) {
            trace.count("crash at " + point);
            throw new Crash(point);
        }
    }

    private void maybeLoseDatabase(String point) {
        if (!isFaultFree && random.chanceInThousand(OUTAGES_PER_THOUSAND)) {
            trace.count("outage " + point);
            trace.log(() -> "database lost " + point);
            throw new DatabaseUnavailableException(new IllegalStateException(point));
        }
    }
}
