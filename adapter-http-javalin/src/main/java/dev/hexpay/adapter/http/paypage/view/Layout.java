package dev.hexpay.adapter.http.paypage.view;

import dev.hexpay.domain.tenant.Mode;
import org.jspecify.annotations.Nullable;

/**
 * The data of the common page layout.
 *
 * @param title the title of the page
 * @param nonce the nonce of our styles and script in the content security policy
 * @param mode sandbox or live; null if no payment is shown
 * @param waiting what the page waits for; null if it is final or has a form
 */
public record Layout(
        String title,
        String nonce,
        @Nullable Mode mode,
        @Nullable Waiting waiting) {

    /**
     * A page that goes on by itself when its payment is decided.
     *
     * @param nextUrl the page to go on to; without a script it is loaded every few seconds
     * @param statusUrl where a script asks for the status
     */
    public record Waiting(String nextUrl, String statusUrl) {}

    /** Whether the page shows that it is in test mode. */
    public boolean isTest() {
        return mode == Mode.SANDBOX;
    }
}
