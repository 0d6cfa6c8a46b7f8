package dev.hexpay.application.port.out;

import java.util.function.Supplier;

/** Makes several writes one: all of them are seen afterwards, or none is. */
public interface UnitOfWork {
    /**
     * Runs {@code work} in a transaction of the database and commits it. When {@code work} throws, nothing of it stays,
     * and the same exception reaches the caller. A call inside a running unit joins it and is committed, or not,
     * together with it.
     *
     * <p>Nothing that talks to a network runs inside.
     */
    <T> T inTransaction(Supplier<T> work);

    /** Whether the calling thread is inside a unit of work. */
    boolean isOpen();
}
