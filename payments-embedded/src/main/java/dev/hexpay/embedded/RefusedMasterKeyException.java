package dev.hexpay.embedded;

/**
 * The given master keys do not fit the database: it has data under a key that is not among them, or their first one is
 * discarded. The message is one line with the ids.
 */
public final class RefusedMasterKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RefusedMasterKeyException(String message) {
        super(message);
    }
}
