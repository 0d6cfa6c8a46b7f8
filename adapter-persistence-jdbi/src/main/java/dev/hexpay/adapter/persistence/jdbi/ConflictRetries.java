package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a unit of work again after the database has rolled it back because of another one: a deadlock or a serialization
 * failure (decision 72). After other failures the outcome is unknown, or the caller has waited long enough.
 */
final class ConflictRetries {
    /** How often a unit of work is run again at most. */
    static final int MAX = 3;

    private static final System.Logger LOG = System.getLogger(ConflictRetries.class.getName());
    private static final long SHORTEST_DELAY_MILLIS = 5;

    /** The bound of the first random delay; each further one is twice as long. */
    private static final long FIRST_DELAY_MILLIS = 25;

    private ConflictRetries() {}

    /**
     * Runs {@code unit} until it has no conflict.
     *
     * @param failure why the first run failed; it is thrown again if it is no conflict
     * @throws DatabaseUnavailableException the failure of the last run
     */
    static <T> T run(DatabaseUnavailableException failure, Supplier<T> unit) {
        DatabaseUnavailableException last = failure;
        for (int retry = 0; retry < MAX && SqlExceptionTranslator.isConflict(last) && isPaused(retry); retry++) {
            try {
                return unit.get();
            } catch (DatabaseUnavailableException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Waits for a random time, so that the two do not meet again; false when the thread is interrupted. */
    private static boolean isPaused(int retry) {
        LOG.log(Level.DEBUG, "a unit of work is run again after a conflict with another one");
        try {
            TimeUnit.MILLISECONDS.sleep(
                    ThreadLocalRandom.current().nextLong(SHORTEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << retry));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
