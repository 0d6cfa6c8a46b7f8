package dev.hexpay.application.port.out;

import java.util.function.Supplier;

/** Runs several writes in one database transaction: all of them become visible, or none. */
public interface UnitOfWork {
    /**
     * Runs {@code work} in a database transaction and commits it. When {@code work} throws, the transaction is rolled
     * back and the same exception reaches the caller. A nested call joins the open unit of work and commits or rolls
     * back with it.
     *
     * <p>In a transaction of the host, {@code work} becomes a part of it: when {@code work} throws, it alone is rolled
     * back; otherwise it is committed or rolled back with the host's transaction.
     *
     * <p>{@code work} may be run several times: when the database has rolled it back because of a conflict with another
     * transaction, it is run again from its start, except in a transaction of the host. So it has no effect but on the
     * store and by its result, and it makes no network call.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached, a wait for a lock has timed out, or the
     *     conflicts do not end
     */
    <T> T inTransaction(Supplier<T> work);

    /** Whether the calling thread is inside a unit of work. */
    boolean isOpen();

    /**
     * Whether the calling thread is inside a transaction of the host, the application that embeds this one. What a unit
     * of work writes there is not committed at its end, so money must not be moved on the strength of it.
     */
    boolean isInHostTransaction();
}
