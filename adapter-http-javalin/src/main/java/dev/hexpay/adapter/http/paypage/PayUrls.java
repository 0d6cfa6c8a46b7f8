package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.WebUrl;
import io.javalin.http.Context;
import java.net.URI;

/** The URLs of a payment's pages as a browser sees them; the public URL may have a path itself (reverse proxy). */
final class PayUrls {

    private final URI publicUrl;
    private final String prefix;

    PayUrls(URI publicUrl) {
        this.publicUrl = publicUrl;
        String path = publicUrl.getRawPath();
        this.prefix = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/pay/";
    }

    /** The link token in the path of the request. */
    static LinkToken token(Context ctx) {
        return LinkToken.parse(ctx.pathParam("token"));
    }

    String page(LinkToken token) {
        return prefix + token.value();
    }

    /** The page for a payer who waits for the final status. */
    String waitingPage(LinkToken token) {
        return page(token) + "?waiting=yes";
    }

    /** Where the page for a payer who waits asks for the status. */
    String status(LinkToken token) {
        return page(token) + "/status";
    }

    String authenticate(LinkToken token) {
        return page(token) + "/authenticate";
    }

    /** The absolute URL of a page. */
    String absolute(String page) {
        return publicUrl.resolve(page).toString();
    }

    /** Where the payer goes after the payment: its success URL, or its page if it has none. */
    String afterPayment(Payment paid) {
        WebUrl returnUrl = paid.returnUrl();
        return returnUrl == null ? page(paid.page().token()) : returnUrl.ascii();
    }
}
