package dev.hexpay.webhook.verifier;

/** The request is not a webhook that was signed with a known secret just now. It must not be processed. */
public final class WebhookVerificationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    WebhookVerificationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** Why a request is refused. */
    public enum Reason {
        /** A header of the signature is missing or empty. */
        MISSING_HEADER,
        /** A header of the signature cannot be read, or has no signature of a known kind. */
        MALFORMED_HEADER,
        /** The request was sent too long ago: it is a replay, or the clock of this machine is wrong. */
        TOO_OLD,
        /** The request was sent in the future: the clock of this machine is wrong. */
        TOO_NEW,
        /** No signature is that of the body under a known secret. */
        WRONG_SIGNATURE
    }
}
