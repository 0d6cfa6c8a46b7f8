package dev.hexpay.adapter.http.paypage;

import org.jspecify.annotations.Nullable;

/**
 * The page of a payment that can be paid, or authenticated.
 *
 * @param notice what went wrong before; null when nothing did
 * @param form null when no card can be entered
 * @param authenticateAt where the attempt that waits for its payer goes on; null when none waits
 */
public record PayView(
        Layout frame,
        Summary summary,
        @Nullable Notice notice,
        @Nullable FormView form,
        @Nullable String authenticateAt) {}
