package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.UnitOfWork;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A database transaction, bound to its thread. Every statement of the repositories runs here: inside a unit of work it
 * joins the transaction, outside it borrows a connection for its own duration. In a transaction of the host, both are
 * savepoints: a failure undoes them alone and leaves the host's transaction usable, on PostgreSQL too.
 */
final class JdbiUnitOfWork implements UnitOfWork {
    private static final System.Logger LOG = System.getLogger(JdbiUnitOfWork.class.getName());

    private final Jdbi jdbi;
    private final boolean sendsTogether;

    // Not static: each store in a JVM has its own database and unit of work.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RunningTransaction> currentTransaction = new ThreadLocal<>();

    JdbiUnitOfWork(Jdbi jdbi, Dialect dialect, JdbiSettings.Statements statements) {
        this.jdbi = jdbi;
        this.sendsTogether = dialect.sendsTogether() && statements == JdbiSettings.Statements.TOGETHER;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        RunningTransaction running = currentTransaction.get();
        if (running != null) {
            return join(running, work);
        }
        Borrowed borrowed = borrow();
        if (borrowed.boundary() == Boundary.SAVEPOINT) {
            // After a conflict, what the host did before is lost as well: only the host can repeat it.
            return runInNewTransaction(borrowed, work);
        }
        try {
            return runInNewTransaction(borrowed, work);
        } catch (DatabaseUnavailableException e) {
            return ConflictRetries.run(e, () -> runInNewTransaction(borrow(), work));
        }
    }

    @Override
    public boolean isOpen() {
        return currentTransaction.get() != null;
    }

    @Override
    public boolean isInHostTransaction() {
        RunningTransaction running = currentTransaction.get();
        if (running != null) {
            return running.boundary == Boundary.SAVEPOINT;
        }
        Borrowed borrowed = borrow();
        close(borrowed.handle());
        return borrowed.boundary() == Boundary.SAVEPOINT;
    }

    /** Runs statements that are not expected to violate a unique key. */
    <T> T run(Function<Handle, T> statements) {
        return run("a row", statements);
    }

    /** Runs statements; {@code entity} names the duplicate if they violate a unique key. */
    <T> T run(String entity, Function<Handle, T> statements) {
        RunningTransaction running = currentTransaction.get();
        if (running != null) {
            return running.run(entity, statements);
        }
        Borrowed borrowed = borrow();
        if (borrowed.boundary() == Boundary.SAVEPOINT) {
            return runInNewTransaction(borrowed, () -> run(entity, statements));
        }
        Handle handle = borrowed.handle();
        try {
            return statements.apply(handle);
        } catch (JdbiException e) {
            throw SqlExceptionTranslator.translate(entity, e);
        } finally {
            close(handle);
        }
    }

    /**
     * Whether the database is PostgreSQL, without a layer that shards: one text can have several statements, and an insert a
     * query among its values.
     */
    boolean sendsTogether() {
        return sendsTogether;
    }

    /** Runs a statement that changes one row: at once, or in a unit of work together with others of it. */
    void write(PendingWrites.Write write) {
        RunningTransaction running = currentTransaction.get();
        if (running != null && sendsTogether) {
            running.add(write);
        } else {
            run(write.entity(), handle -> PendingWrites.of(write).send(handle));
        }
    }

    /** Sends what waits in the open unit of work now, so that others wait for it. */
    void sendWrites() {
        RunningTransaction running = currentTransaction.get();
        if (running != null) {
            running.run("a row", handle -> handle);
        }
    }

    /** Adds a fact that is true in the open unit of work, until it ends. */
    void addFact(Object fact) {
        RunningTransaction running = currentTransaction.get();
        if (running != null) {
            running.facts.add(fact);
        }
    }

    /** Removes a fact; returns whether the open unit of work had it. */
    boolean removeFact(Object fact) {
        RunningTransaction running = currentTransaction.get();
        return running != null && running.facts.remove(fact);
    }

    /** Runs statements that require a unit of work, such as a lock. */
    <T> T requireTransaction(Function<Handle, T> statements) {
        if (!isOpen()) {
            throw new IllegalStateException("a unit of work is required, and none is open");
        }
        return run(statements);
    }

    private <T> T runInNewTransaction(Borrowed borrowed, Supplier<T> work) {
        Handle handle = borrowed.handle();
        Boundary boundary = borrowed.boundary();
        RunningTransaction transaction = new RunningTransaction(handle, boundary);
        boolean committed = false;
        currentTransaction.set(transaction);
        try {
            transaction.run("a unit of work", boundary::begin);
            T result = work.get();
            transaction.run("a unit of work", boundary::commit);
            committed = true;
            return result;
        } finally {
            currentTransaction.remove();
            if (!committed) {
                rollBack(handle, boundary);
            }
            close(handle);
        }
    }

    /** A joined unit cannot be rolled back alone: its failure marks the whole transaction rollback-only. */
    private static <T> T join(RunningTransaction running, Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                running.markRollbackOnly();
            }
        }
    }

    /** A borrowed connection, and how a unit of work on it begins and ends. */
    private record Borrowed(Handle handle, Boundary boundary) {}

    private Borrowed borrow() {
        try {
            return borrowed(jdbi.open());
        } catch (JdbiException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    private static Borrowed borrowed(Handle handle) {
        try {
            Boundary boundary = Boundary.of(handle);
            if (boundary == Boundary.SAVEPOINT) {
                // The host ends the transaction of the connection, not Jdbi.
                handle.getConfig(Handles.class).setForceEndTransactions(false);
            }
            return new Borrowed(handle, boundary);
        } catch (JdbiException e) {
            // A connection that has died in the pool: it has to go back.
            close(handle);
            throw e;
        }
    }

    // The caller must see the original exception, so the following two methods only log.

    private static void rollBack(Handle handle, Boundary boundary) {
        try {
            boundary.rollback(handle);
        } catch (JdbiException e) {
            LOG.log(Level.WARNING, "a transaction could not be rolled back; the database rolls it back itself", e);
        }
    }

    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            LOG.log(Level.WARNING, "a connection could not be closed", e);
        }
    }

    /** A running transaction. After an error it rejects further statements, as PostgreSQL does; on H2 too. */
    private static final class RunningTransaction {
        private final Handle handle;
        private final Boundary boundary;
        private final PendingWrites pending = new PendingWrites();
        private final Set<Object> facts = new HashSet<>();
        private boolean rollbackOnly;

        RunningTransaction(Handle handle, Boundary boundary) {
            this.handle = handle;
            this.boundary = boundary;
        }

        void markRollbackOnly() {
            rollbackOnly = true;
        }

        <T> T run(String entity, Function<Handle, T> statements) {
            requireUsable();
            if (!pending.isEmpty()) {
                execute(pending::entities, pending::send);
            }
            return execute(() -> entity, statements);
        }

        void add(PendingWrites.Write write) {
            requireUsable();
            pending.add(write);
        }

        private void requireUsable() {
            if (rollbackOnly) {
                throw new IllegalStateException("this unit of work has failed and accepts no further statements");
            }
        }

        private <T> T execute(Supplier<String> entity, Function<Handle, T> statements) {
            try {
                return statements.apply(handle);
            } catch (JdbiException e) {
                markRollbackOnly();
                throw SqlExceptionTranslator.translate(entity.get(), e);
            }
        }
    }
}
