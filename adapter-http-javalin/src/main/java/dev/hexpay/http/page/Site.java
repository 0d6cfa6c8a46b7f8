package dev.hexpay.http.page;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.WebUrl;
import dev.hexpay.http.page.PayPageRoutes.Ports;
import io.javalin.http.Context;
import java.time.InstantSource;

/** What every request for the page needs. */
record Site(Ports ports, Pages pages, PageWriter writer, PagePaths paths, FormGuard guard, InstantSource clock) {

    static LinkToken token(Context ctx) {
        return LinkToken.parse(ctx.pathParam("token"));
    }

    /** Sends the payer on to where a paid payment leads. */
    void leave(Context ctx, Payment paid) {
        WebUrl successUrl = paid.page().successUrl();
        writer.redirect(ctx, successUrl == null ? paths.page(paid.page().token()) : successUrl.ascii());
    }

    /** Sends the payer to the payment's own page. */
    void open(Context ctx, LinkToken token) {
        writer.redirect(ctx, paths.page(token));
    }
}
