package dev.hexpay.adapter.sandbox;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A statement whose values the database rejects. Its messages, unlike those of drivers, do not contain the values. */
final class StatementFailedException extends JdbiException {
    private static final long serialVersionUID = 1L;

    private StatementFailedException(String message, SQLException cause) {
        super(message, cause);
    }

    /** An error with the same stack traces; the error itself when drivers do not quote values in it. */
    static JdbiException withoutValues(JdbiException error) {
        if (!(error.getCause() instanceof SQLException cause) || !quotesValues(cause.getSQLState())) {
            return error;
        }
        String message = "SQLSTATE " + cause.getSQLState();
        SQLException safeCause = new SQLException(message, cause.getSQLState(), cause.getErrorCode());
        safeCause.setStackTrace(cause.getStackTrace());
        StatementFailedException safe = new StatementFailedException(message, safeCause);
        safe.setStackTrace(error.getStackTrace());
        return safe;
    }

    /** Data exceptions and violations of constraints. */
    private static boolean quotesValues(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
