package dev.hexpay.adapter.http.paypage.view;

import org.jspecify.annotations.Nullable;

/**
 * The page on which the payer authenticates by the script of the provider.
 *
 * @param action the URL to which the form is posted
 * @param csrf the CSRF token
 * @param script the provider's script; null if it needs none
 * @param step what the page is for
 * @param clientSecret with it, the browser continues the charge; null unless the payer authenticates in the browser
 */
public record AuthenticationView(
        Layout layout,
        String seller,
        String total,
        String action,
        String csrf,
        @Nullable ProviderScript script,
        Step step,
        @Nullable String clientSecret) {

    /** What the payer does on the page. */
    public enum Step {
        /** Agrees that the saved card is charged; opening the page charges nothing. */
        AGREE,
        /** Authenticates in the browser. */
        AUTHENTICATE,
        /** Nothing: the outcome is known to the provider, and the page goes on by itself. */
        FINISH
    }
}
