package dev.hexpay.adapter.http.paypage;

import org.jspecify.annotations.Nullable;

/**
 * The page that says that a request did not work.
 *
 * @param back the payment page; null when there is none
 * @param requestId what to tell the seller; null when it is the payer's to put right
 */
public record ErrorView(
        Layout frame,
        String heading,
        String advice,
        @Nullable String back,
        @Nullable String requestId) {}
