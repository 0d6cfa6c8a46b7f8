package dev.hexpay.adapter.http.paypage;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects forms that another website sends.
 *
 * <p>{@code Sec-Fetch-Site} decides when the browser sends it. An {@code Origin} other than ours is rejected as well.
 * The {@code Origin} {@code null} is accepted: with {@code Referrer-Policy: no-referrer} browsers send it for our own
 * form too.
 */
final class SameOriginCheck {

    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final String OPAQUE_ORIGIN = "null";

    private final String publicAuthority;

    SameOriginCheck(URI publicUrl) {
        this.publicAuthority = authority(publicUrl);
    }

    void check(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if ((site != null && !OURS.contains(site)) || isForeign(ctx.header("Origin"), ctx.header("Host"))) {
            throw PageError.CROSS_SITE.exception();
        }
    }

    private boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null || origin.equals(OPAQUE_ORIGIN)) {
            return false;
        }
        int schemeEnd = origin.indexOf("://");
        String authority = schemeEnd < 0 ? origin : lower(origin.substring(schemeEnd + 3));
        // Behind a proxy that terminates TLS the scheme differs, so that only the host is compared.
        return !authority.equals(publicAuthority) && (host == null || !authority.equals(lower(host)));
    }

    private static String authority(URI url) {
        return lower(url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
