package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.adapter.http.paypage.CsrfProtection.Purpose;
import dev.hexpay.adapter.http.paypage.PayPageViews.FormModel;
import dev.hexpay.adapter.http.paypage.PayPageViews.Visit;
import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.adapter.http.paypage.view.PayView.Notice;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayLink.Result;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPageStatus;
import dev.hexpay.application.port.in.paypage.PayPageQueries.Quote;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.WireName;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the payment page, quotes the price at a location, and handles the submitted payment form. */
final class PayController {

    private final PayPagePorts ports;
    private final PayPageViews views;
    private final PageRenderer renderer;
    private final PayUrls urls;
    private final CsrfProtection csrf;
    private final PayerCookies cookies;
    private final InstantSource clock;

    PayController(
            PayPagePorts ports,
            PayPageViews views,
            PageRenderer renderer,
            PayUrls urls,
            CsrfProtection csrf,
            PayerCookies cookies,
            InstantSource clock) {
        this.ports = ports;
        this.views = views;
        this.renderer = renderer;
        this.urls = urls;
        this.csrf = csrf;
        this.cookies = cookies;
        this.clock = clock;
    }

    void show(Context ctx) {
        PayPage page = ports.queries().view(PayUrls.token(ctx));
        if (page.status() == PayPageStatus.PAID && ctx.queryParam("waiting") != null) {
            renderer.redirect(ctx, urls.afterPayment(page.payment()));
        } else {
            renderer.render(ctx, views.of(page, visit(ctx, page)));
        }
    }

    /** The status of the page as JSON; the page of a payment that is processed asks for it. */
    void status(Context ctx) {
        PayPageStatus status = ports.queries().view(PayUrls.token(ctx)).status();
        renderer.renderJson(ctx, Map.of("status", WireName.of(status)));
    }

    void quote(Context ctx) {
        TaxLocation location = EnteredLocation.of(field -> ctx.queryParam(field.parameter()));
        renderer.renderJson(ctx, PayPageTexts.openPrice(ports.queries().quote(PayUrls.token(ctx), location)));
    }

    /**
     * Returns 303 to redirect the payer, 400 if fields are invalid, 402 if the card is declined, and 409 if the price
     * at the entered address differs from the one that the payer saw, 429 if too many cards were declined or the tax was
     * calculated too often.
     */
    void pay(Context ctx) {
        LinkToken token = PayUrls.token(ctx);
        PaymentForm form = PaymentForm.of(csrf.readForm(ctx, Purpose.PAY, token));
        PayPage page = ports.queries().view(token);
        if (!page.payment().isPayable(clock.instant())) {
            renderer.redirect(ctx, urls.page(token));
        } else if (page.checkout() == null) {
            throw (page.mode().isLive() ? PageError.NOT_IN_LIVE_MODE : PageError.NO_PROVIDER).exception();
        } else {
            cookies.keepForm(ctx, token, form);
            if (form.isQuoteOnly()) {
                rerender(ctx, form, HttpStatus.OK, null);
            } else {
                submit(ctx, page, form);
            }
        }
    }

    private void submit(Context ctx, PayPage page, PaymentForm form) {
        PayLink.Command command = form.toCommand(page, earliestExpiry());
        if (command == null) {
            rerender(ctx, form, HttpStatus.BAD_REQUEST, null);
            return;
        }
        LinkToken token = page.payment().page().token();
        try {
            Result result = tryCard(ctx, token, command);
            if (result instanceof Result.Attempted attempted) {
                cookies.keepAttempt(ctx, attempted.payment(), attempted.transaction());
                respond(ctx, form, attempted.payment());
            } else if (result instanceof Result.PriceChanged changed) {
                Quote quote = new Quote(changed.price(), changed.checkout());
                Notice notice = PayPageTexts.priceChanged(changed.price());
                render(ctx, new FormModel(form, quote, notice), HttpStatus.CONFLICT);
            } else {
                renderer.redirect(ctx, urls.page(token));
            }
        } catch (PaymentsException rejection) {
            Duration pause = rejection.retryAfter();
            if (pause != null) {
                PageRenderer.addRetryAfter(ctx, rejection);
                rerender(ctx, form, HttpStatus.TOO_MANY_REQUESTS, PayPageTexts.paused(rejection, pause));
                return;
            } else if (rejection.code() != ErrorCode.VALIDATION_ERROR) {
                throw rejection;
            }
            List<Violation> otherViolations = form.addErrors(rejection.violations());
            Notice notice = otherViolations.isEmpty() ? null : PayPageTexts.notPayable();
            rerender(ctx, form, HttpStatus.BAD_REQUEST, notice);
        }
    }

    /** Every card counts as declined until it is known not to be. */
    private Result tryCard(Context ctx, LinkToken token, PayLink.Command command) {
        RequestLimits limits = RequestLimits.of(ctx);
        limits.takeDecline(ctx);
        boolean isDeclined = false;
        try {
            Result result = ports.pay().pay(token, command);
            isDeclined = result instanceof Result.Attempted attempted
                    && attempted.payment().status() == PaymentStatus.FAILED;
            return result;
        } finally {
            if (!isDeclined) {
                limits.restoreDecline(ctx);
            }
        }
    }

    private void respond(Context ctx, PaymentForm form, Payment payment) {
        LinkToken token = payment.page().token();
        switch (payment.status()) {
            case SUCCEEDED -> renderer.redirect(ctx, urls.afterPayment(payment));
            case REQUIRES_ACTION -> renderer.redirect(ctx, urls.authenticate(token));
            case PROCESSING -> renderer.redirect(ctx, urls.waitingPage(token));
            case PENDING, CANCELED -> renderer.redirect(ctx, urls.page(token));
            case FAILED -> {
                Notice notice = payment.state() instanceof PaymentState.Failed failed
                        ? PayPageTexts.declined(failed.failure())
                        : null;
                rerender(ctx, form, HttpStatus.PAYMENT_REQUIRED, notice);
            }
        }
    }

    /** Renders the form again with the submitted values and the total at that address, as the link is now. */
    private void rerender(Context ctx, PaymentForm form, HttpStatus status, @Nullable Notice notice) {
        Quote quote = ports.queries().quote(PayUrls.token(ctx), form.taxLocation());
        render(ctx, new FormModel(form, quote, notice), status);
    }

    private void render(Context ctx, FormModel model, HttpStatus status) {
        renderer.render(ctx, views.form(ports.queries().view(PayUrls.token(ctx)), model, status));
    }

    /** What the browser of this request has kept; its form is quoted at the address that is filled in. */
    private Visit visit(Context ctx, PayPage page) {
        LinkToken token = page.payment().page().token();
        boolean isPayer = cookies.hasAttempted(ctx, page.payment());
        Map<PayField, String> kept = cookies.form(ctx, token);
        if (kept.isEmpty() || !page.payment().isPayable(clock.instant())) {
            return new Visit(null, new Quote(page.price(), page.checkout()), isPayer);
        }
        PaymentForm form = PaymentForm.filledIn(kept);
        return new Visit(form, ports.queries().quote(token, form.taxLocation()), isPayer);
    }

    /** A card is valid until its month has ended in every time zone. */
    private YearMonth earliestExpiry() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.ofHours(-12)));
    }
}
