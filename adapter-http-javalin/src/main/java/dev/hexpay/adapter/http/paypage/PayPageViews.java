package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.CsrfTokens.Purpose;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the pages of a payment. */
final class PayPageViews {

    private static final int OK = 200;

    private final PagePaths paths;
    private final PageHeaders headers;
    private final CsrfTokens csrf;
    private final InstantSource clock;
    private final StatusPageViews statusViews;

    PayPageViews(PagePaths paths, PageHeaders headers, CsrfTokens csrf, InstantSource clock) {
        this.paths = paths;
        this.headers = headers;
        this.csrf = csrf;
        this.clock = clock;
        this.statusViews = new StatusPageViews(paths, headers);
    }

    /** The page for the current status of the payment. */
    PageResponse of(PayPage page) {
        return switch (page.status()) {
            case PAYABLE, REQUIRES_ACTION ->
                page.mode().isLive() ? statusViews.withoutForm(page) : form(page, initialModel(page), OK);
            case PROCESSING -> statusViews.processing(page);
            case PAID -> statusViews.paid(page);
            case CANCELED -> statusViews.canceled(page);
            case EXPIRED -> statusViews.expired(page);
            case DECLINED -> statusViews.declined(page);
        };
    }

    /** The page with the payment form; without the form if the payment only requires authentication. */
    PageResponse form(PayPage page, FormModel model, int status) {
        Payment payment = page.payment();
        LinkToken token = payment.page().token();
        FormView form = payment.isPayable(clock.instant())
                ? new FormView(paths.page(token), csrf.issue(Purpose.PAY, token), model)
                : null;
        String authenticateUrl =
                payment.state() instanceof PaymentState.RequiresAction ? paths.authenticate(token) : null;
        Summary summary = Summary.open(page, model.price());
        String title = titlePrefix(model) + "Pay " + page.seller() + " "
                + summary.price().total();
        Layout layout = new Layout(title, headers.nonce(), page.mode(), null);
        PayView view = new PayView(layout, summary, model.notice(), form, authenticateUrl);
        return new PageResponse(status, "pay.jte", layout, view, payment.page().successUrl());
    }

    /** The page of the test bank. */
    PageResponse testBank(PayPage page) {
        LinkToken token = page.payment().page().token();
        Layout layout = new Layout("Test bank", headers.nonce(), page.mode(), null);
        TestBankView view = new TestBankView(
                layout,
                page.seller(),
                MoneyFormat.of(page.payment().price().total()),
                paths.authenticate(token),
                csrf.issue(Purpose.AUTHENTICATE, token));
        return new PageResponse(
                OK, "testBank.jte", layout, view, page.payment().page().successUrl());
    }

    /** The page that reports an error. */
    PageResponse error(PageError error, @Nullable LinkToken token, @Nullable String requestId) {
        Layout layout = new Layout(error.heading(), headers.nonce(), null, null);
        String pageUrl = token == null ? null : paths.page(token);
        ErrorView view = new ErrorView(layout, error.heading(), error.advice(), pageUrl, requestId);
        return new PageResponse(error.status(), "error.jte", layout, view, null);
    }

    /** Screen readers read the title first, so an error or notice comes first. */
    private static String titlePrefix(FormModel model) {
        if (!model.errors().isEmpty()) {
            return "Error: ";
        }
        return model.notice() == null ? "" : model.notice().title() + ": ";
    }

    private static FormModel initialModel(PayPage page) {
        TaxBreakdown price = page.payment().price();
        Notice notice =
                page.payment().state() instanceof PaymentState.Failed failed ? Notice.declined(failed.failure()) : null;
        return new FormModel(SubmittedValues.initial(price), Map.of(), notice, price);
    }
}
