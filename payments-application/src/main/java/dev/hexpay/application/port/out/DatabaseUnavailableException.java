package dev.hexpay.application.port.out;

/** The database cannot be reached, or gave up waiting: nothing is known to have happened. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the database said. */
    public DatabaseUnavailableException(Throwable cause) {
        super("the database is out of reach", cause);
    }
}
