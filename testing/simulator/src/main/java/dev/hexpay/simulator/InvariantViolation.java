package dev.hexpay.simulator;

/** An invariant was violated. An error, so that code that catches exceptions does not hide it. */
final class InvariantViolation extends Error {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    InvariantViolation(Invariant invariant, String message) {
        super(message);
        this.invariant = invariant;
    }

    InvariantViolation(Invariant invariant, String message, Throwable cause) {
        super(message, cause);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }
}
