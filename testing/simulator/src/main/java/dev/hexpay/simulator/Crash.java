package dev.hexpay.simulator;

/**
 * The process ends here. An error, so that code that catches exceptions does not continue: the open database
 * transaction is rolled back and no response is sent, as when a process dies.
 */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
