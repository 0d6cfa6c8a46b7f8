package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ShownSetting;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code serve} says: to a person at a terminal, or in lines that programs read. */
interface ServeOutput {
    /** The server is about to start with these settings. */
    void starting(List<ShownSetting> settings);

    /**
     * The server is ready.
     *
     * @param firstKey the key that the first start creates; null at every other start
     */
    void ready(Configuration configuration, @Nullable ApiKeySecret firstKey);

    /** How far the stop is. */
    void stopping(String progress);
}
