package dev.hexpay.testkit.simulator;

/** A law was broken; an error, so that nobody who catches exceptions hides it. */
final class Broken extends Error {
    private static final long serialVersionUID = 1L;

    private final Law law;

    Broken(Law law, String how) {
        super(how);
        this.law = law;
    }

    Broken(Law law, String how, Throwable cause) {
        super(how, cause);
        this.law = law;
    }

    Law law() {
        return law;
    }
}
