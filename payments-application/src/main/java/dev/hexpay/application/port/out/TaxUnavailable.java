package dev.hexpay.application.port.out;

/** The tax cannot be told right now; nothing has happened, and it can be asked again. */
public final class TaxUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, for the operator. */
    public TaxUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
