package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.text.WebUrl;
import io.javalin.http.Context;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that keep a page to itself: nothing is loaded, framed, cached or told to others. */
final class PageHeaders {

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** What marks the styles and the script of one answer as ours. */
    String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What every answer on these paths carries. */
    void common(Context ctx) {
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("X-Robots-Tag", "noindex");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    /** What a page carries, with its own styles and script and a form that may lead to {@code leadsTo}. */
    void page(Context ctx, String nonce, @Nullable WebUrl redirectTarget) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                        + "'; connect-src 'self'; img-src data:; form-action 'self'" + formActionScheme(redirectTarget)
                        + "; base-uri 'none'; frame-ancestors 'none'");
    }

    /**
     * Browsers hold every redirect that follows a form to {@code form-action}, also those that the merchant's site makes
     * on its own, to whichever host: after a payment that would strand the payer on the form, so the scheme is allowed.
     */
    private static String formActionScheme(@Nullable WebUrl redirectTarget) {
        return redirectTarget == null
                ? ""
                : " " + URI.create(redirectTarget.value()).getScheme().toLowerCase(Locale.ROOT) + ":";
    }
}
