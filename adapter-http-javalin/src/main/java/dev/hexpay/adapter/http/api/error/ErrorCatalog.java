package dev.hexpay.adapter.http.api.error;

import dev.hexpay.domain.error.ErrorCode;
import io.javalin.http.HttpStatus;

/** The published table: the type and HTTP status of each error code. */
public final class ErrorCatalog {
    private ErrorCatalog() {}

    /** The HTTP status of this code. */
    public static int status(ErrorCode code) {
        return httpStatus(code).getCode();
    }

    private static HttpStatus httpStatus(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_JSON, INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
            case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
            case PAYMENT_FAILED -> HttpStatus.PAYMENT_REQUIRED;
            case FORBIDDEN, SANDBOX_ONLY -> HttpStatus.FORBIDDEN;
            case NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    CUSTOMER_NOT_FOUND,
                    PAYMENT_METHOD_NOT_FOUND,
                    INVOICE_NOT_FOUND,
                    TRANSACTION_NOT_FOUND,
                    WEBHOOK_NOT_FOUND,
                    API_KEY_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case PAYMENT_NOT_CANCELABLE,
                    DUPLICATE,
                    PROVIDER_UNSUPPORTED,
                    CHARGE_IN_PROGRESS,
                    NO_OUTSTANDING_INVOICE,
                    IDEMPOTENCY_KEY_MISMATCH,
                    IDEMPOTENCY_IN_PROGRESS -> HttpStatus.CONFLICT;
            case ENDPOINT_DEPRECATED -> HttpStatus.GONE;
            case PAYLOAD_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            case IDEMPOTENCY_UNAVAILABLE, PROVIDER_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /** The type of this code: a coarser category for clients that do not know the code. */
    public static String type(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_JSON, INVALID_REQUEST, PAYLOAD_TOO_LARGE -> "validation_error";
            case UNAUTHORIZED, FORBIDDEN, SANDBOX_ONLY -> "authentication_error";
            case NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    CUSTOMER_NOT_FOUND,
                    PAYMENT_METHOD_NOT_FOUND,
                    INVOICE_NOT_FOUND,
                    TRANSACTION_NOT_FOUND,
                    WEBHOOK_NOT_FOUND,
                    API_KEY_NOT_FOUND,
                    ENDPOINT_DEPRECATED -> "not_found_error";
            case PAYMENT_NOT_CANCELABLE,
                    DUPLICATE,
                    PROVIDER_UNSUPPORTED,
                    CHARGE_IN_PROGRESS,
                    NO_OUTSTANDING_INVOICE,
                    IDEMPOTENCY_KEY_MISMATCH,
                    IDEMPOTENCY_IN_PROGRESS -> "conflict_error";
            case PAYMENT_FAILED -> "billing_error";
            case RATE_LIMITED -> "rate_limit_error";
            case INTERNAL_ERROR, IDEMPOTENCY_UNAVAILABLE, PROVIDER_UNAVAILABLE -> "internal_error";
        };
    }

    /** Whether a request that got this code is sent again. */
    public static Retry retry(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR,
                    INVALID_JSON,
                    INVALID_REQUEST,
                    PAYLOAD_TOO_LARGE,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    SANDBOX_ONLY,
                    NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    CUSTOMER_NOT_FOUND,
                    PAYMENT_METHOD_NOT_FOUND,
                    INVOICE_NOT_FOUND,
                    TRANSACTION_NOT_FOUND,
                    WEBHOOK_NOT_FOUND,
                    API_KEY_NOT_FOUND,
                    ENDPOINT_DEPRECATED,
                    IDEMPOTENCY_KEY_MISMATCH -> Retry.FIX_FIRST;
            case PAYMENT_NOT_CANCELABLE,
                    DUPLICATE,
                    PROVIDER_UNSUPPORTED,
                    CHARGE_IN_PROGRESS,
                    NO_OUTSTANDING_INVOICE,
                    PAYMENT_FAILED -> Retry.NEVER;
            case IDEMPOTENCY_IN_PROGRESS, RATE_LIMITED -> Retry.AFTER_RETRY_AFTER;
            case INTERNAL_ERROR, IDEMPOTENCY_UNAVAILABLE, PROVIDER_UNAVAILABLE -> Retry.SAME_KEY;
        };
    }
}
