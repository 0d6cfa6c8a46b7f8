package dev.hexpay.application.port.out;

/** A unique key is taken, so the row was not written; the unit of work can do nothing more. */
public final class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A row of {@code what} whose key is taken. */
    public DuplicateKeyException(String what) {
        super(what + " already exists");
    }

    /** A row of {@code what} whose key is taken, as the database reports in {@code cause}. */
    public DuplicateKeyException(String what, Throwable cause) {
        super(what + " already exists", cause);
    }
}
