package dev.hexpay.application.port.out;

/** The tax cannot be told right now; nothing has happened, and it can be asked again. */
public final class TaxUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, for the operator. */
    public TaxUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
