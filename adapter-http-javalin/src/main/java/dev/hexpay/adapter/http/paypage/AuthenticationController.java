package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.adapter.http.paypage.CsrfProtection.Purpose;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPageStatus;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import io.javalin.http.Context;
import java.util.Optional;

/** The page of 3-D Secure authentication: that of the test bank, or one with the script of the provider. */
final class AuthenticationController {

    private final PayPagePorts ports;
    private final PayPageViews views;
    private final PageRenderer renderer;
    private final PayUrls urls;
    private final CsrfProtection csrf;
    private final PayerCookies cookies;

    AuthenticationController(
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
        Optional<NextAction> action =
                needsAuthentication(page) ? ports.queries().nextAction(token) : Optional.empty();
        if (action.isEmpty()) {
            renderer.redirect(ctx, urls.page(token));
        } else if (action.get() instanceof NextAction.TestBank) {
            renderer.render(ctx, views.testBank(page));
        } else {
            renderer.render(ctx, views.authentication(page, action.get()));
        }
    }

    void finish(Context ctx) {
        LinkToken token = PayUrls.token(ctx);
        FormBody form = csrf.readForm(ctx, Purpose.AUTHENTICATE, token);
        AuthenticationOutcome outcome = outcome(form.value("outcome"));
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
        } else if (payment.status() == PaymentStatus.REQUIRES_ACTION
                && form.value("then").equals("authenticate")) {
            renderer.redirect(ctx, urls.authenticate(token));
        } else {
            renderer.redirect(ctx, urls.page(token));
        }
    }

    private static boolean needsAuthentication(PayPage page) {
        return page.status() == PayPageStatus.REQUIRES_ACTION && page.checkout() != null;
    }

    private static AuthenticationOutcome outcome(String value) {
        return switch (value) {
            case "complete" -> AuthenticationOutcome.COMPLETED;
            case "fail" -> AuthenticationOutcome.FAILED;
            default -> throw PageError.BAD_FORM.exception();
        };
    }
}
