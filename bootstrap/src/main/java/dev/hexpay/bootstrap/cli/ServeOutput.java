package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ShownSetting;
import java.util.List;

/** What {@code serve} says: to a person at a terminal, or in lines that programs read. */
interface ServeOutput {
    /** The server is about to start with these settings. */
    void starting(List<ShownSetting> settings);

    /** The server is ready. */
    void ready(Configuration configuration, StartedAccess access);

    /** How far the stop is. */
    void stopping(String progress);
}
