package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.DuplicateKeyException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Translates database errors into exceptions of the ports; the only class that knows SQLSTATEs. */
final class SqlExceptionTranslator {
    private static final String UNIQUE_VIOLATION = "23505";

    // Causes of H2 may refer to each other in a circle.
    private static final int MAX_CAUSES = 20;

    // Lock timeout (H2, PostgreSQL) and statement timeout.
    private static final Set<String> LOCK_TIMEOUTS = Set.of("HYT00", "55P03", "57014");

    // Serialization failure (on H2 a deadlock, too) and deadlock.
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    // H2 closes a database whose file cannot be written; the next connection opens it again.
    private static final Set<String> H2_CLOSED = Set.of("90098", "90121");

    private SqlExceptionTranslator() {}

    /** The exception of the port for {@code error}, which occurred while writing {@code entity}. */
    static RuntimeException translate(String entity, JdbiException error) {
        SQLException cause = sqlException(error);
        if (cause == null) {
            return error;
        }
        if (isUnavailable(cause)) {
            return new DatabaseUnavailableException(error);
        }
        JdbiException safe = StatementFailedException.isFor(cause) ? StatementFailedException.of(error, cause) : error;
        return UNIQUE_VIOLATION.equals(cause.getSQLState()) ? new DuplicateKeyException(entity, safe) : safe;
    }

    /** Whether the database ended a statement or its transaction because of other transactions: a conflict or a time-out. */
    static boolean isLockFailure(DatabaseUnavailableException error) {
        return hasState(error, LOCK_TIMEOUTS) || isConflict(error);
    }

    /** Whether the database rolled a transaction back because of another one: the same transaction may succeed now. */
    static boolean isConflict(DatabaseUnavailableException error) {
        return hasState(error, CONFLICTS);
    }

    private static boolean hasState(DatabaseUnavailableException error, Set<String> states) {
        SQLException cause = sqlException(error);
        return cause != null && cause.getSQLState() != null && states.contains(cause.getSQLState());
    }

    private static boolean isUnavailable(SQLException e) {
        String state = e.getSQLState();
        return isCausedByFileOrNetwork(e)
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || (state != null
                        && (LOCK_TIMEOUTS.contains(state)
                                || CONFLICTS.contains(state)
                                || H2_CLOSED.contains(state)
                                || isConnectionState(state)));
    }

    /** A full disk, for example: H2 reports it as a general error. */
    private static boolean isCausedByFileOrNetwork(SQLException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(IOException.class::isInstance);
    }

    /** Connection lost, server out of connections, memory or disk, shutting down or starting up; its disk fails. */
    private static boolean isConnectionState(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58");
    }

    private static @Nullable SQLException sqlException(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
