package dev.hexpay.application.port.out;

/** The database cannot be reached, or a wait for it timed out: the outcome of the work is unknown. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Wraps the database's error. */
    public DatabaseUnavailableException(Throwable cause) {
        super("the database is unavailable", cause);
    }
}
