package dev.hexpay.adapter.http.api.error;

import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;

/** Says what only has a status so far in the words of the published codes. */
final class HttpStatusErrors {
    private static final int FIRST_SERVER_ERROR = 500;

    private HttpStatusErrors() {}

    static StoredResponse of(ErrorResponses errors, int status) {
        return switch (status) {
            case 404 -> errors.of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
            case 405 ->
                errors.withStatus(
                        status, ErrorCode.NOT_FOUND, "This address does not take this method; see the Allow header.");
            case 413 -> errors.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body is too large.");
            case 414 -> errors.withStatus(status, ErrorCode.PAYLOAD_TOO_LARGE, "The address is too long.");
            case 431 -> errors.withStatus(status, ErrorCode.PAYLOAD_TOO_LARGE, "The headers are too large.");
            case 503 ->
                errors.withStatus(status, ErrorCode.INTERNAL_ERROR, "The server is stopping. Try again in a moment.");
            case 505 -> errors.withStatus(status, ErrorCode.VALIDATION_ERROR, "This server speaks HTTP/1.1.");
            default ->
                status < FIRST_SERVER_ERROR
                        ? errors.withStatus(status, ErrorCode.VALIDATION_ERROR, "This is not a well-formed request.")
                        : errors.withStatus(status, ErrorCode.INTERNAL_ERROR, "Something went wrong on our side.");
        };
    }
}
