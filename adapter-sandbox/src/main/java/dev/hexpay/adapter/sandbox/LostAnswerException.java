package dev.hexpay.adapter.sandbox;

/** A request or a response was lost. */
final class LostAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostAnswerException(String message) {
        // The fault is planned: a stack trace has no value.
        super(message, null, false, false);
    }
}
