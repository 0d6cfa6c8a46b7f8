package dev.hexpay.testing.stripe.http;

import org.jspecify.annotations.Nullable;

/**
 * The request that changes something; an event names it.
 *
 * @param requestId its id; null for a change without a request of the API
 * @param idempotencyKey its key; null without one
 */
public record Cause(@Nullable String requestId, @Nullable String idempotencyKey) {
    /** A change by a payer, the dashboard or a bank. */
    public static final Cause NO_REQUEST = new Cause(null, null);
}
