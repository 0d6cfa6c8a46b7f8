package dev.hexpay.bootstrap.config;

/** Why Hexpay does not start, in one line that an operator can act on. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses to start because of {@code message}. */
    public StartRefused(String message) {
        super(message, null, false, false);
    }
}
