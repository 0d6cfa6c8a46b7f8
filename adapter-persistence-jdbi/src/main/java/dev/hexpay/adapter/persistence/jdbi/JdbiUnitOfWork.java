package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.UnitOfWork;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A database transaction, bound to its thread. Every statement of the repositories runs here: inside a unit of work it
 * joins the transaction, outside it borrows a connection for its own duration.
 */
final class JdbiUnitOfWork implements UnitOfWork {
    private static final System.Logger LOG = System.getLogger(JdbiUnitOfWork.class.getName());

    private final Jdbi jdbi;

    // Not static: each store in a JVM has its own database and unit of work.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RunningTransaction> currentTransaction = new ThreadLocal<>();

    JdbiUnitOfWork(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        RunningTransaction running = currentTransaction.get();
        return running == null ? runInNewTransaction(work) : join(running, work);
    }

    @Override
    public boolean isOpen() {
        return currentTransaction.get() != null;
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
        Handle handle = openHandle();
        try {
            return statements.apply(handle);
        } catch (JdbiException e) {
            throw SqlExceptionTranslator.translate(entity, e);
        } finally {
            close(handle);
        }
    }

    /** Runs statements that require a unit of work, such as a lock. */
    <T> T requireTransaction(Function<Handle, T> statements) {
        if (!isOpen()) {
            throw new IllegalStateException("a unit of work is required, and none is open");
        }
        return run(statements);
    }

    private <T> T runInNewTransaction(Supplier<T> work) {
        Handle handle = openHandle();
        RunningTransaction transaction = new RunningTransaction(handle);
        boolean committed = false;
        currentTransaction.set(transaction);
        try {
            transaction.run("a unit of work", Handle::begin);
            T result = work.get();
            transaction.run("a unit of work", Handle::commit);
            committed = true;
            return result;
        } finally {
            currentTransaction.remove();
            if (!committed) {
                rollBack(handle);
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

    private Handle openHandle() {
        try {
            return jdbi.open();
        } catch (JdbiException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    // The caller must see the original exception, so the following two methods only log.

    private static void rollBack(Handle handle) {
        try {
            handle.rollback();
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
        private boolean rollbackOnly;

        RunningTransaction(Handle handle) {
            this.handle = handle;
        }

        void markRollbackOnly() {
            rollbackOnly = true;
        }

        <T> T run(String entity, Function<Handle, T> statements) {
            if (rollbackOnly) {
                throw new IllegalStateException("this unit of work has failed and accepts no further statements");
            }
            try {
                return statements.apply(handle);
            } catch (JdbiException e) {
                markRollbackOnly();
                throw SqlExceptionTranslator.translate(entity, e);
            }
        }
    }
}
