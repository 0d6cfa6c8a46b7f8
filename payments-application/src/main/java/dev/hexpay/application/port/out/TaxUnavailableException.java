package dev.hexpay.application.port.out;

/** The tax cannot be calculated now; nothing has happened, and the call can be repeated. */
public final class TaxUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason, for the operator. */
    public TaxUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
