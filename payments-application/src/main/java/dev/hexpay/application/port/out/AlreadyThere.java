package dev.hexpay.application.port.out;

/** A unique key forbids this row; nothing more can be done in the unit of work that met it. */
public final class AlreadyThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A row of {@code what} whose key is taken. */
    public AlreadyThere(String what) {
        super(what + " is there already");
    }

    /** A row of {@code what} whose key is taken, as the database says in {@code cause}. */
    public AlreadyThere(String what, Throwable cause) {
        super(what + " is there already", cause);
    }
}
