package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.text.WebUrl;
import io.javalin.http.Context;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The security headers: they forbid external resources, framing, caching and referrers. */
final class PageHeaders {

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** A new nonce for the styles and the script of one response. */
    String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Sets the headers of every response on these paths. */
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

    /** Sets the content security policy of a page with styles, a script and a form that may redirect to the target. */
    void page(Context ctx, String nonce, @Nullable WebUrl redirectTarget) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                        + "'; connect-src 'self'; img-src data:; form-action 'self'" + formActionScheme(redirectTarget)
                        + "; base-uri 'none'; frame-ancestors 'none'");
    }

    /**
     * The scheme of the target. Browsers apply {@code form-action} to every redirect that follows a form submission,
     * including later redirects of the merchant's site to any host. A blocked redirect would leave a payer who has paid
     * on the form, so the whole scheme is allowed.
     */
    private static String formActionScheme(@Nullable WebUrl redirectTarget) {
        return redirectTarget == null
                ? ""
                : " " + URI.create(redirectTarget.value()).getScheme().toLowerCase(Locale.ROOT) + ":";
    }
}
