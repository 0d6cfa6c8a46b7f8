package dev.hexpay.bootstrap.config;

/** Hexpay cannot start. The message is one line that states the reason to the operator. */
public class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with this reason. */
    public ConfigurationException(String message) {
        super(message, null, false, false);
    }
}
