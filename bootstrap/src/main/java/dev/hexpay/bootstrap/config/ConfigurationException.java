package dev.hexpay.bootstrap.config;

/** Why Hexpay does not start, in one line that an operator can act on. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses to start because of {@code message}. */
    public ConfigurationException(String message) {
        super(message, null, false, false);
    }
}
