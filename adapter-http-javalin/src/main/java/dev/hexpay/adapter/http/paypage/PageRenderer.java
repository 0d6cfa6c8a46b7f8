package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.adapter.http.paypage.view.Layout;
import dev.hexpay.application.checkout.Checkout.Sources;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.WebUrl;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Renders pages, JSON and redirects with their security headers, which forbid external resources, framing, caching and
 * referrers.
 */
final class PageRenderer {

    private static final int NONCE_BYTES = 16;
    private static final Sources NO_SOURCES = new Sources(List.of(), List.of(), List.of());
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.adapter.http.template");

    /**
     * A page to be rendered.
     *
     * @param template the name of its template
     * @param view the model of the template
     * @param redirectTarget the external URL to which its form may be redirected; null if none
     * @param sources the hosts of the provider's script; null if the page has none
     */
    record PageResponse(
            HttpStatus status,
            String template,
            Layout layout,
            Object view,
            @Nullable WebUrl redirectTarget,
            @Nullable Sources sources) {
        /** A page without the script of a provider. */
        PageResponse(HttpStatus status, String template, Layout layout, Object view, @Nullable WebUrl redirectTarget) {
            this(status, template, layout, view, redirectTarget, null);
        }

        /** The same page with the script of a provider from these hosts. */
        PageResponse withSources(@Nullable Sources hosts) {
            return new PageResponse(status, template, layout, view, redirectTarget, hosts);
        }
    }

    /** A new nonce for the styles and the script of one page. */
    static String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    void render(Context ctx, PageResponse response) {
        StringOutput html = new StringOutput();
        templates.render(response.template(), response.view(), html);
        addHeaders(ctx);
        ctx.header("Content-Security-Policy", pagePolicy(response));
        ctx.status(response.status()).contentType("text/html; charset=utf-8").result(html.toString());
    }

    void renderJson(Context ctx, Object value) {
        addHeaders(ctx);
        ctx.contentType("application/json").result(Json.write(value).getBytes(StandardCharsets.UTF_8));
    }

    void redirect(Context ctx, String location) {
        addHeaders(ctx);
        ctx.redirect(location, HttpStatus.SEE_OTHER);
    }

    /** When the rejected request may succeed, if the rejection says so. */
    static void addRetryAfter(Context ctx, PaymentsException rejection) {
        Duration retryAfter = rejection.retryAfter();
        if (retryAfter != null) {
            ctx.header("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
    }

    private static void addHeaders(Context ctx) {
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("X-Robots-Tag", "noindex");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    /** The content security policy of a page with styles, a script and a form that may redirect to the target. */
    private static String pagePolicy(PageResponse response) {
        String nonce = "'nonce-" + response.layout().nonce() + "'";
        Sources sources = response.sources() == null ? NO_SOURCES : response.sources();
        return "default-src 'none'; style-src " + nonce
                // The provider's script sizes its frames by style attributes.
                + (sources.frames().isEmpty() ? "" : "; style-src-attr 'unsafe-inline'")
                + "; script-src " + list(nonce, sources.scripts())
                + "; connect-src " + list("'self'", sources.connections())
                + (sources.frames().isEmpty() ? "" : "; frame-src " + String.join(" ", sources.frames()))
                + "; img-src data:; form-action 'self'"
                + formActionScheme(response.redirectTarget())
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String list(String own, List<String> others) {
        return others.isEmpty() ? own : own + " " + String.join(" ", others);
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
