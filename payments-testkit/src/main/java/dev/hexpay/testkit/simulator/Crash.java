package dev.hexpay.testkit.simulator;

/**
 * The process ended here. An error, so that nobody who catches exceptions goes on: the open unit of work is rolled back
 * and nobody is told anything, as when a process dies.
 */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
