package dev.hexpay.http.error;

import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.domain.refusal.RefusalCode;

/** Says what only has a status so far in the words of the published codes. */
final class StatusAnswers {
    private static final int FIRST_SERVER_FAULT = 500;

    private StatusAnswers() {}

    static StoredAnswer of(ErrorAnswers errors, int status) {
        return switch (status) {
            case 404 -> errors.of(RefusalCode.NOT_FOUND, "There is nothing at this address.");
            case 405 ->
                errors.withStatus(
                        status, RefusalCode.NOT_FOUND, "This address does not take this method; see the Allow header.");
            case 413 -> errors.of(RefusalCode.PAYLOAD_TOO_LARGE, "The body is too large.");
            case 414 -> errors.withStatus(status, RefusalCode.PAYLOAD_TOO_LARGE, "The address is too long.");
            case 431 -> errors.withStatus(status, RefusalCode.PAYLOAD_TOO_LARGE, "The headers are too large.");
            case 503 ->
                errors.withStatus(status, RefusalCode.INTERNAL_ERROR, "The server is stopping. Try again in a moment.");
            case 505 -> errors.withStatus(status, RefusalCode.VALIDATION_ERROR, "This server speaks HTTP/1.1.");
            default ->
                status < FIRST_SERVER_FAULT
                        ? errors.withStatus(status, RefusalCode.VALIDATION_ERROR, "This is not a well-formed request.")
                        : errors.withStatus(status, RefusalCode.INTERNAL_ERROR, "Something went wrong on our side.");
        };
    }
}
