package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.LinkToken;
import java.net.URI;

/** The paths of a payment's pages as a browser sees them: behind a proxy the public address may have a path itself. */
final class PagePaths {

    private final String prefix;

    PagePaths(URI publicUrl) {
        String path = publicUrl.getRawPath();
        this.prefix = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/pay/";
    }

    String page(LinkToken token) {
        return prefix + token.value();
    }

    /** The page, when it is known that the payer waits for the end of their attempt. */
    String waitingPage(LinkToken token) {
        return page(token) + "?waiting=yes";
    }

    String authenticate(LinkToken token) {
        return page(token) + "/authenticate";
    }
}
