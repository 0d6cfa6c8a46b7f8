package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.LinkToken;
import java.net.URI;

/** The paths of a payment's pages as a browser sees them; the public URL may have a path itself (reverse proxy). */
final class PagePaths {

    private final String prefix;

    PagePaths(URI publicUrl) {
        String path = publicUrl.getRawPath();
        this.prefix = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/pay/";
    }

    String page(LinkToken token) {
        return prefix + token.value();
    }

    /** The page for a payer who waits for the final status. */
    String waitingPage(LinkToken token) {
        return page(token) + "?waiting=yes";
    }

    String authenticate(LinkToken token) {
        return page(token) + "/authenticate";
    }
}
