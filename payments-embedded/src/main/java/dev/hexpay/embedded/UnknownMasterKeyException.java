package dev.hexpay.embedded;

/** The database has data under a master key that is not among the given ones; the message is one line with the ids. */
public final class UnknownMasterKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnknownMasterKeyException(String message) {
        super(message);
    }
}
