package dev.hexpay.adapter.http.paypage;

import org.jspecify.annotations.Nullable;

/**
 * The page of a payment that can be paid or authenticated.
 *
 * @param notice the message of the previous attempt; null if there is none
 * @param form null if no card can be entered
 * @param authenticateUrl where the payer authenticates the payment; null if it requires no action
 */
public record PayView(
        Layout layout,
        Summary summary,
        @Nullable Notice notice,
        @Nullable FormView form,
        @Nullable String authenticateUrl) {}
