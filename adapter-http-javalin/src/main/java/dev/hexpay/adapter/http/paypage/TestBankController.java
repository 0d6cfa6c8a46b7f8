package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.adapter.http.paypage.CsrfProtection.Purpose;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPageStatus;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import io.javalin.http.Context;

/** The test bank: the sandbox page on which 3-D Secure authentication is completed or failed. */
final class TestBankController {

    private final PayPagePorts ports;
    private final PayPageViews views;
    private final PageRenderer renderer;
    private final PayUrls urls;
    private final CsrfProtection csrf;
    private final PayerCookies cookies;

    TestBankController(
            PayPagePorts ports,
            PayPageViews views,
            PageRenderer renderer,
            PayUrls urls,
            CsrfProtection csrf,
            PayerCookies cookies) {
        this.ports = ports;
        this.views = views;
        this.renderer = renderer;
        this.urls = urls;
        this.csrf = csrf;
        this.cookies = cookies;
    }

    void show(Context ctx) {
        LinkToken token = PayUrls.token(ctx);
        PayPage page = ports.queries().view(token);
        if (needsAuthentication(page)) {
            renderer.render(ctx, views.testBank(page));
        } else {
            renderer.redirect(ctx, urls.page(token));
        }
    }

    void finish(Context ctx) {
        LinkToken token = PayUrls.token(ctx);
        AuthenticationOutcome outcome =
                outcome(csrf.readForm(ctx, Purpose.AUTHENTICATE, token).value("outcome"));
        PayPage page = ports.queries().view(token);
        TransactionId authenticated = page.payment().state().transaction();
        if (!needsAuthentication(page) || authenticated == null) {
            renderer.redirect(ctx, urls.page(token));
            return;
        }
        Payment payment = ports.finishAuthentication().finish(token, outcome);
        cookies.keepAttempt(ctx, payment, authenticated);
        if (payment.status() == PaymentStatus.FAILED) {
            RequestLimits.of(ctx).countDecline(ctx);
        }
        if (payment.status() == PaymentStatus.SUCCEEDED) {
            renderer.redirect(ctx, urls.afterPayment(payment));
        } else if (payment.status() == PaymentStatus.PROCESSING) {
            renderer.redirect(ctx, urls.waitingPage(token));
        } else {
            renderer.redirect(ctx, urls.page(token));
        }
    }

    private static boolean needsAuthentication(PayPage page) {
        return page.status() == PayPageStatus.REQUIRES_ACTION && !page.mode().isLive();
    }

    private static AuthenticationOutcome outcome(String value) {
        return switch (value) {
            case "complete" -> AuthenticationOutcome.COMPLETED;
            case "fail" -> AuthenticationOutcome.FAILED;
            default -> throw PageError.BAD_FORM.exception();
        };
    }
}
