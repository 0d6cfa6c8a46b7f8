package dev.hexpay.domain.error;

import java.util.Locale;

/** The published error codes of the API, written as {@link #code()}. */
public enum ErrorCode {
    VALIDATION_ERROR,
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
    PAYMENT_NOT_CANCELABLE,
    DUPLICATE,
    PROVIDER_UNSUPPORTED,
    CHARGE_IN_PROGRESS,
    NO_OUTSTANDING_INVOICE,
    IDEMPOTENCY_KEY_MISMATCH,
    IDEMPOTENCY_IN_PROGRESS,
    PAYMENT_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    IDEMPOTENCY_UNAVAILABLE,
    PROVIDER_UNAVAILABLE;

    /** The published code, for example {@code payment_not_found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant of a published code; {@link IllegalArgumentException} when there is none. */
    public static ErrorCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
