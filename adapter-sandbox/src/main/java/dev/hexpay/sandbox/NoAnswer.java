package dev.hexpay.sandbox;

/** What the caller sees of a question or an answer that was lost on the way. */
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
        // Planned, so nobody needs to know where in the code it was.
        super(message, null, false, false);
    }
}
