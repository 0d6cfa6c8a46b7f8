package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Says in the words of the ports what a database's error means: the only place that knows SQLSTATEs. */
final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";

    // Lock time-out (H2, PostgreSQL), statement time-out, serialization failure and deadlock.
    private static final Set<String> GAVE_UP_WAITING = Set.of("HYT00", "55P03", "57014", "40001", "40P01");

    private SqlErrors() {}

    /** What the port throws for {@code error}, met while writing {@code what}. */
    static RuntimeException translate(String what, JdbiException error) {
        SQLException cause = sqlException(error);
        if (cause == null) {
            return error;
        }
        if (UNIQUE_VIOLATION.equals(cause.getSQLState())) {
            return new AlreadyThere(what, error);
        }
        return isUnavailability(cause) ? new StoreUnavailable(error) : error;
    }

    private static boolean isUnavailability(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || (state != null && (GAVE_UP_WAITING.contains(state) || isConnectionState(state)));
    }

    /** Connection lost, server out of connections, memory or disk, server shutting down or starting up. */
    private static boolean isConnectionState(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
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
