package dev.hexpay.bootstrap;

import dev.hexpay.bootstrap.config.ConfigurationException;

/** Another process has the embedded database open, most likely a running server. */
public final class DatabaseInUseException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    DatabaseInUseException() {
        super("another process has the embedded database open");
    }
}
