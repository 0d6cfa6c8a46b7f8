package dev.hexpay.bootstrap;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.JdbcUrls;

/** Another process has the embedded database open, most likely a running server. */
public final class DatabaseInUseException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    DatabaseInUseException(String url) {
        super("another process has the embedded database " + JdbcUrls.masked(url)
                + " open: stop it, or set HEXPAY_DATA_DIR or HEXPAY_DATABASE_URL to another one");
    }
}
