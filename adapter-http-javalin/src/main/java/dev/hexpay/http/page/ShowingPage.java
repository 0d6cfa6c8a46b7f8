package dev.hexpay.http.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.application.port.in.ViewPayPage.Stage;
import dev.hexpay.domain.payment.LinkToken;
import io.javalin.http.Context;
import java.io.IOException;

/** Shows the payment, and its price at another place. */
final class ShowingPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;

    ShowingPage(Site site) {
        this.site = site;
    }

    void page(Context ctx) {
        PayPage page = site.ports().view().view(Site.token(ctx));
        if (page.stage() == Stage.PAID && ctx.queryParam("waiting") != null) {
            site.leave(ctx, page.payment());
        } else {
            site.writer().write(ctx, site.pages().of(page));
        }
    }

    void total(Context ctx) throws IOException {
        LinkToken token = Site.token(ctx);
        Place place = Entered.place(ctx.queryParam("country"), ctx.queryParam("state"), ctx.queryParam("taxId"));
        PriceLines price = PriceLines.open(site.ports().quote().quote(token, place));
        site.writer().writeJson(ctx, JSON.writeValueAsBytes(price));
    }
}
