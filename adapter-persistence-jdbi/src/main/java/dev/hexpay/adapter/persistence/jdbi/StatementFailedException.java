package dev.hexpay.adapter.persistence.jdbi;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A statement whose values the database rejects. Its messages, unlike those of drivers, do not contain the values. */
final class StatementFailedException extends JdbiException {
    private static final long serialVersionUID = 1L;

    private StatementFailedException(String message, SQLException cause) {
        super(message, cause);
    }

    /** The error in place of {@code error}, with the same stack traces. */
    static StatementFailedException of(JdbiException error, SQLException cause) {
        String message = "SQLSTATE " + cause.getSQLState() + constraint(cause);
        SQLException safeCause = new SQLException(message, cause.getSQLState(), cause.getErrorCode());
        safeCause.setStackTrace(cause.getStackTrace());
        StatementFailedException safe = new StatementFailedException(message, safeCause);
        safe.setStackTrace(error.getStackTrace());
        return safe;
    }

    /** Whether drivers quote values in messages about this state: data exceptions and violations of constraints. */
    static boolean isFor(SQLException cause) {
        String state = cause.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** The first line of the driver up to the values in parentheses, for the name of the constraint. */
    private static String constraint(SQLException cause) {
        if (cause.getSQLState().startsWith("22")) {
            return "";
        }
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        int values = line.indexOf(" (");
        return ": " + (values < 0 ? line : line.substring(0, values));
    }
}
