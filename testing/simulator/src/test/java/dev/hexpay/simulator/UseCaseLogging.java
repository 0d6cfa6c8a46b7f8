package dev.hexpay.simulator;

import dev.hexpay.application.Application;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns off the log of the use cases: these tests lose responses on purpose. */
final class UseCaseLogging {
    // Without a reference the logger is garbage collected.
    private static final Logger LOG = Logger.getLogger(Application.class.getPackageName());

    private UseCaseLogging() {}

    static void disable() {
        LOG.setLevel(Level.OFF);
    }
}
