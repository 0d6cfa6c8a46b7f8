package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.tenant.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param title the title of the window
 * @param nonce what marks our own styles and script
 * @param mode play money or real money; null where no payment is shown
 * @param refreshTo where the page goes by itself after a few seconds; null when it stays
 */
public record Layout(
        String title,
        String nonce,
        @Nullable Mode mode,
        @Nullable String refreshTo) {

    /** Whether the page says that no real money moves. */
    public boolean isTest() {
        return mode == Mode.SANDBOX;
    }
}
