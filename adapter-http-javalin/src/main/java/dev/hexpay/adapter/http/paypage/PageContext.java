package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.PayPageRoutes.Ports;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.WebUrl;
import io.javalin.http.Context;
import java.time.InstantSource;

/** What every request for the page needs. */
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

    /** Sends the payer on to where a paid payment leads. */
    void redirectAfterPayment(Context ctx, Payment paid) {
        WebUrl successUrl = paid.page().successUrl();
        writer.redirect(ctx, successUrl == null ? paths.page(paid.page().token()) : successUrl.ascii());
    }

    /** Sends the payer to the payment's own page. */
    void redirectToPage(Context ctx, LinkToken token) {
        writer.redirect(ctx, paths.page(token));
    }
}
