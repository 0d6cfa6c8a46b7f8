package dev.hexpay.adapter.stripe;

import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import org.jspecify.annotations.Nullable;

/** What an exception of Stripe's library says about a request: the one table of all of them. */
enum StripeErrorKind {
    /** 402: the card was declined. The payment intent exists. */
    CARD_DECLINED,
    /** 400 {@code idempotency_error}: the key belongs to a request with other parameters. */
    KEY_REUSED,
    /** Another 400 or 404: this request is not valid and was not executed. */
    INVALID,
    /** 401, 403 or 429: this request was not executed. An earlier one under its key may have been. */
    REJECTED,
    /** 5xx of Stripe: saved under the key; whether the request was executed is seen only at its object. */
    SERVER_ERROR,
    /**
     * Nothing may be concluded: no response, 409 and 429 {@code lock_timeout} while another request is executed, or a body
     * that is not Stripe's. For an empty one the library throws {@link NullPointerException} or {@link
     * ClassCastException}.
     */
    UNKNOWN;

    private static final int FIRST_SERVER_ERROR = 500;

    static StripeErrorKind of(Exception failure) {
        // Before InvalidRequestException and AuthenticationException, which some of them extend.
        if (!(failure instanceof StripeException e) || e.getStripeError() == null) {
            return UNKNOWN;
        } else if (e instanceof CardException) {
            return CARD_DECLINED;
        } else if (e instanceof IdempotencyException) {
            return KEY_REUSED;
        } else if (e instanceof RateLimitException) {
            return "lock_timeout".equals(e.getCode()) ? UNKNOWN : REJECTED;
        } else if (e instanceof AuthenticationException || e instanceof PermissionException) {
            return REJECTED;
        } else if (e instanceof InvalidRequestException) {
            return INVALID;
        }
        return e instanceof ApiException && e.getStatusCode() >= FIRST_SERVER_ERROR ? SERVER_ERROR : UNKNOWN;
    }

    /** The exception for a log: codes and the id of the request, never a text that may contain a secret. */
    static String describe(Exception failure) {
        if (!(failure instanceof StripeException e)) {
            return failure.getClass().getSimpleName();
        }
        return e.getClass().getSimpleName() + " status=" + e.getStatusCode() + " code=" + e.getCode() + " param="
                + paramOf(e) + " request=" + e.getRequestId();
    }

    /** The parameter that an error is about; null if it names none. */
    static @Nullable String paramOf(Exception failure) {
        return failure instanceof StripeException e && e.getStripeError() != null
                ? e.getStripeError().getParam()
                : null;
    }

    /** The code of an error; null if it has none. */
    static @Nullable String codeOf(Exception failure) {
        return failure instanceof StripeException e ? e.getCode() : null;
    }
}
