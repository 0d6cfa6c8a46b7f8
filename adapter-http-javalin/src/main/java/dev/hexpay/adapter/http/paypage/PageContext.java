package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.PayPageRoutes.Ports;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.WebUrl;
import io.javalin.http.Context;
import java.time.InstantSource;

/** The collaborators of all page controllers. */
record PageContext(
        Ports ports,
        PayPageViews views,
        PageWriter writer,
        PagePaths paths,
        CsrfProtection csrfProtection,
        InstantSource clock) {

    static LinkToken token(Context ctx) {
        return LinkToken.parse(ctx.pathParam("token"));
    }

    /** Redirects to the payment's success URL, or to its page if it has none. */
    void redirectAfterPayment(Context ctx, Payment paid) {
        WebUrl successUrl = paid.page().successUrl();
        writer.redirect(ctx, successUrl == null ? paths.page(paid.page().token()) : successUrl.ascii());
    }

    /** Redirects to the payment's page. */
    void redirectToPage(Context ctx, LinkToken token) {
        writer.redirect(ctx, paths.page(token));
    }
}
