package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.StoreUnavailable;
import dev.hexpay.application.port.out.UnitOfWork;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the database, bound to its thread. Every statement of the repositories goes through here: inside a
 * unit of work it joins, outside it borrows a connection for as long as it runs.
 */
final class JdbiUnitOfWork implements UnitOfWork {
    private static final System.Logger LOG = System.getLogger(JdbiUnitOfWork.class.getName());

    private final Jdbi jdbi;

    // Not static: two stores in one JVM are two databases, each with its own unit of work.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Unit> open = new ThreadLocal<>();

    JdbiUnitOfWork(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        Unit running = open.get();
        return running == null ? begun(work) : joined(running, work);
    }

    @Override
    public boolean isOpen() {
        return open.get() != null;
    }

    /** Runs statements that are not expected to meet a unique key. */
    <T> T run(Function<Handle, T> statements) {
        return run("a row", statements);
    }

    /** Runs statements; {@code what} is what is there already when they meet a unique key. */
    <T> T run(String what, Function<Handle, T> statements) {
        Unit running = open.get();
        if (running != null) {
            return running.run(what, statements);
        }
        Handle handle = connected();
        try {
            return statements.apply(handle);
        } catch (JdbiException e) {
            throw SqlErrors.translate(what, e);
        } finally {
            close(handle);
        }
    }

    /** Runs a statement that means nothing outside of a unit of work, such as a lock. */
    <T> T runInside(Function<Handle, T> statements) {
        if (!isOpen()) {
            throw new IllegalStateException("this holds until a unit of work ends, and none is open");
        }
        return run(statements);
    }

    private <T> T begun(Supplier<T> work) {
        Handle handle = connected();
        Unit unit = new Unit(handle);
        boolean committed = false;
        open.set(unit);
        try {
            unit.run("a unit of work", Handle::begin);
            T result = work.get();
            unit.run("a unit of work", Handle::commit);
            committed = true;
            return result;
        } finally {
            open.remove();
            if (!committed) {
                rollBack(handle);
            }
            close(handle);
        }
    }

    /** What fails in a joined unit cannot be taken back alone, so the whole unit is lost even if the caller goes on. */
    private static <T> T joined(Unit running, Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                running.doom();
            }
        }
    }

    private Handle connected() {
        try {
            return jdbi.open();
        } catch (JdbiException e) {
            throw new StoreUnavailable(e);
        }
    }

    // What failed before is what the caller has to hear, so that these two only leave a note.

    private static void rollBack(Handle handle) {
        try {
            handle.rollback();
        } catch (JdbiException e) {
            LOG.log(Level.WARNING, "a transaction could not be rolled back; the database does so itself", e);
        }
    }

    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            LOG.log(Level.WARNING, "a connection could not be given back", e);
        }
    }

    /** A transaction that is running; after an error PostgreSQL takes nothing more in it, and so does this on H2. */
    private static final class Unit {
        private final Handle handle;
        private boolean doomed;

        Unit(Handle handle) {
            this.handle = handle;
        }

        void doom() {
            doomed = true;
        }

        <T> T run(String what, Function<Handle, T> statements) {
            if (doomed) {
                throw new IllegalStateException("this unit of work has failed and does nothing more");
            }
            try {
                return statements.apply(handle);
            } catch (JdbiException e) {
                doom();
                throw SqlErrors.translate(what, e);
            }
        }
    }
}
