package dev.hexpay.adapter.http.paypage.view;

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
        @Nullable String authenticateUrl) {

    /** A message that a payer must read before continuing: the title states the fact, the text says what to do. */
    public record Notice(Severity severity, String title, String text) {}

    /** The severity of a notice. */
    public enum Severity {
        ERROR,
        INFO
    }
}
