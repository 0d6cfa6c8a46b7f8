package dev.hexpay.adapter.http.api.error;

import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import io.javalin.http.HttpStatus;

/** Maps an HTTP status without an error code to an error response with a published code. */
final class HttpStatusErrors {
    private HttpStatusErrors() {}

    static StoredResponse of(ErrorResponses errors, int status) {
        return switch (HttpStatus.forStatus(status)) {
            case NOT_FOUND -> errors.of(ErrorCode.NOT_FOUND, "There is no resource at this URL.");
            case METHOD_NOT_ALLOWED ->
                errors.withStatus(
                        status, ErrorCode.NOT_FOUND, "This URL does not support this method; see the Allow header.");
            case REQUEST_TIMEOUT ->
                errors.withStatus(status, ErrorCode.INVALID_REQUEST, "The body arrived too slowly.");
            case CONTENT_TOO_LARGE -> errors.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body is too large.");
            case URI_TOO_LONG -> errors.withStatus(status, ErrorCode.INVALID_REQUEST, "The URL is too long.");
            case UNSUPPORTED_MEDIA_TYPE ->
                errors.withStatus(
                        status,
                        ErrorCode.INVALID_REQUEST,
                        "The Content-Type of the body must be application/json in UTF-8.");
            case REQUEST_HEADER_FIELDS_TOO_LARGE ->
                errors.withStatus(status, ErrorCode.INVALID_REQUEST, "The headers are too large.");
            case SERVICE_UNAVAILABLE ->
                errors.withStatus(status, ErrorCode.INTERNAL_ERROR, "The server is stopping. Try again in a moment.");
            case HTTP_VERSION_NOT_SUPPORTED ->
                errors.withStatus(status, ErrorCode.INVALID_REQUEST, "This server supports HTTP/1.1.");
            default ->
                status < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                        ? errors.withStatus(status, ErrorCode.INVALID_REQUEST, "The request is malformed.")
                        : errors.withStatus(status, ErrorCode.INTERNAL_ERROR, "Something went wrong on our side.");
        };
    }
}
