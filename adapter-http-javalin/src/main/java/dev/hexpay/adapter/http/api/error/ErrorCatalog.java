package dev.hexpay.adapter.http.api.error;

import dev.hexpay.domain.error.ErrorCode;

/** The published table: the type and HTTP status of each error code. */
public final class ErrorCatalog {
    private ErrorCatalog() {}

    /** The HTTP status of this code. */
    public static int status(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_JSON -> 400;
            case UNAUTHORIZED -> 401;
            case PAYMENT_FAILED -> 402;
            case FORBIDDEN, SANDBOX_ONLY -> 403;
            case NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    CUSTOMER_NOT_FOUND,
                    PAYMENT_METHOD_NOT_FOUND,
                    INVOICE_NOT_FOUND,
                    TRANSACTION_NOT_FOUND,
                    WEBHOOK_NOT_FOUND,
                    API_KEY_NOT_FOUND -> 404;
            case PAYMENT_NOT_CANCELABLE,
                    DUPLICATE,
                    PROVIDER_UNSUPPORTED,
                    CHARGE_IN_PROGRESS,
                    NO_OUTSTANDING_INVOICE,
                    IDEMPOTENCY_KEY_MISMATCH,
                    IDEMPOTENCY_IN_PROGRESS -> 409;
            case ENDPOINT_DEPRECATED -> 410;
            case PAYLOAD_TOO_LARGE -> 413;
            case RATE_LIMITED -> 429;
            case INTERNAL_ERROR -> 500;
            case IDEMPOTENCY_UNAVAILABLE, PROVIDER_UNAVAILABLE -> 503;
        };
    }

    /** The type of this code: a coarser category for clients that do not know the code. */
    public static String type(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_JSON, PAYLOAD_TOO_LARGE -> "validation_error";
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
}
