package dev.hexpay.adapter.http.paypage.view;

import dev.hexpay.domain.tenant.Mode;
import org.jspecify.annotations.Nullable;

/**
 * The data of the common page layout.
 *
 * @param title the title of the page
 * @param nonce the nonce of our styles and script in the content security policy
 * @param mode sandbox or live; null if no payment is shown
 * @param refreshTo the URL that the page loads after a few seconds; null if it does not refresh
 */
public record Layout(
        String title,
        String nonce,
        @Nullable Mode mode,
        @Nullable String refreshTo) {

    /** Whether the page shows that it is in test mode. */
    public boolean isTest() {
        return mode == Mode.SANDBOX;
    }
}
