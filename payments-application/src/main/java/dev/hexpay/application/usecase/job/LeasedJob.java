package dev.hexpay.application.usecase.job;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A job that leases due items and processes each. A failure of one item is logged and does not stop the others of the
 * same lease: the item is due again when its lease ends. An {@link Error} ends the job, as the end of its process does.
 */
public abstract class LeasedJob<T> implements Job {
    private final System.Logger log = System.getLogger(getClass().getName());
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final Duration duration;

    /** Leases each item for this duration. */
    protected LeasedJob(OutPorts out, Duration duration) {
        this.unitOfWork = out.store().unitOfWork();
        this.clock = out.clock();
        this.duration = duration;
    }

    /** Leases at most {@code limit} items that are due at {@code now}. */
    protected abstract List<T> lease(Instant now, Instant leasedUntil, int limit);

    /** Processes a leased item. */
    protected abstract void process(T item);

    /** What to log when the item could not be processed, with its id. */
    protected abstract String failureOf(T item);

    @Override
    public int runOnce(int limit) {
        if (unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException(
                    "A job commits after each item: run it outside of your transaction, whose rollback would undo that.");
        }
        Instant now = clock.instant();
        List<T> leased = lease(now, now.plus(duration), limit);
        leased.forEach(this::processOrLog);
        return leased.size();
    }

    private void processOrLog(T item) {
        try {
            process(item);
        } catch (RuntimeException e) {
            log.log(Level.WARNING, () -> failureOf(item), e);
        }
    }
}
