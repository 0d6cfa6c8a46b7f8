package dev.hexpay.bootstrap.doctor;

import dev.hexpay.bootstrap.config.ConfigurationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that is checked. */
@FunctionalInterface
public interface DatabaseSource {
    /**
     * The database; null if it is an embedded one that does not exist yet. It is not created.
     *
     * @throws ConfigurationException if it cannot be opened; the message is the reason, without secrets
     */
    @Nullable
    DataSource find();
}
