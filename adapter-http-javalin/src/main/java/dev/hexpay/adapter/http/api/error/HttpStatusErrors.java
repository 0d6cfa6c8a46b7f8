package dev.hexpay.adapter.http.api.error;

import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;

/** Maps an HTTP status without an error code to an error response with a published code. */
final class HttpStatusErrors {
    private static final int FIRST_SERVER_ERROR = 500;

    private HttpStatusErrors() {}

    static StoredResponse of(ErrorResponses errors, int status) {
        return switch (status) {
            case 404 -> errors.of(ErrorCode.NOT_FOUND, "There is no resource at this URL.");
            case 405 ->
                errors.withStatus(
                        status, ErrorCode.NOT_FOUND, "This URL does not support this method; see the Allow header.");
            case 413 -> errors.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body is too large.");
            case 414 -> errors.withStatus(status, ErrorCode.PAYLOAD_TOO_LARGE, "The URL is too long.");
            case 431 -> errors.withStatus(status, ErrorCode.PAYLOAD_TOO_LARGE, "The headers are too large.");
            case 503 ->
                errors.withStatus(status, ErrorCode.INTERNAL_ERROR, "The server is stopping. Try again in a moment.");
            case 505 -> errors.withStatus(status, ErrorCode.VALIDATION_ERROR, "This server supports HTTP/1.1.");
            default ->
                status < FIRST_SERVER_ERROR
                        ? errors.withStatus(status, ErrorCode.VALIDATION_ERROR, "The request is malformed.")
                        : errors.withStatus(status, ErrorCode.INTERNAL_ERROR, "Something went wrong on our side.");
        };
    }
}
