package dev.hexpay.testkit.simulator;

import dev.hexpay.application.usecase.UseCases;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers are lost on purpose here; nobody has to read about each of them. */
final class Quiet {
    // Loggers are collected unless they are held.
    private static final Logger LOG = Logger.getLogger(UseCases.class.getPackageName());

    private Quiet() {}

    static void please() {
        LOG.setLevel(Level.OFF);
    }
}
