package dev.hexpay.adapter.http.paypage;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.application.port.in.paypage.QuotePrice.TaxLocation;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPageStatus;
import dev.hexpay.domain.payment.LinkToken;
import io.javalin.http.Context;
import java.io.IOException;

/** Shows the payment page and quotes the price at a location. */
final class PayPageController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PageContext context;

    PayPageController(PageContext context) {
        this.context = context;
    }

    void show(Context ctx) {
        PayPage page = context.ports().view().view(PageContext.token(ctx));
        if (page.status() == PayPageStatus.PAID && ctx.queryParam("waiting") != null) {
            context.redirectAfterPayment(ctx, page.payment());
        } else {
            context.writer().write(ctx, context.views().of(page));
        }
    }

    void quote(Context ctx) throws IOException {
        LinkToken token = PageContext.token(ctx);
        TaxLocation location = SubmittedValues.taxLocation(
                ctx.queryParam("country"), ctx.queryParam("state"), ctx.queryParam("taxId"));
        PriceLines price = PriceLines.open(context.ports().quote().quote(token, location));
        context.writer().writeJson(ctx, JSON.writeValueAsBytes(price));
    }
}
