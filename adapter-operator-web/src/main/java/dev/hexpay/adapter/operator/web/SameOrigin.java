package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only forms that were sent from this site. Browsers say with every form where it was sent from, in
 * {@code Sec-Fetch-Site} or {@code Origin}: a form without both is refused.
 */
public final class SameOrigin {
    private final String publicAuthority;

    /** Accepts the forms of the pages at this URL, and of the host that the request names. */
    public SameOrigin(URI publicUrl) {
        this.publicAuthority = lower(publicUrl.getAuthority());
    }

    /**
     * Refuses a form of another site.
     *
     * @throws PaymentsException {@code forbidden}
     */
    public void require(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean isOurs = site == null ? isOurs(origin, context.header("Host")) : site.equals("same-origin");
        boolean isContradicted = origin != null && !isOurs(origin, context.header("Host"));
        if (!isOurs || isContradicted) {
            throw PaymentsException.of(ErrorCode.FORBIDDEN, "This form was sent from another site.");
        }
    }

    private boolean isOurs(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        // Behind a proxy that terminates TLS the scheme differs, so that only the host is compared.
        String authority = lower(origin.substring(origin.indexOf("://") < 0 ? 0 : origin.indexOf("://") + 3));
        return authority.equals(publicAuthority) || (host != null && authority.equals(lower(host)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
