package dev.hexpay.adapter.sandbox;

/** What the caller sees of a question or an answer that was lost on the way. */
final class LostAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostAnswerException(String message) {
        // Planned, so nobody needs to know where in the code it was.
        super(message, null, false, false);
    }
}
