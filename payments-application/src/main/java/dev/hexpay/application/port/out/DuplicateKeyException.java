package dev.hexpay.application.port.out;

/** A unique key forbids this row; nothing more can be done in the unit of work that met it. */
public final class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A row of {@code what} whose key is taken. */
    public DuplicateKeyException(String what) {
        super(what + " is there already");
    }

    /** A row of {@code what} whose key is taken, as the database says in {@code cause}. */
    public DuplicateKeyException(String what, Throwable cause) {
        super(what + " is there already", cause);
    }
}
