package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.CsrfTokens.Purpose;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPageStatus;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import io.javalin.http.Context;
import java.io.IOException;

/** The test bank: the sandbox page on which 3-D Secure authentication is completed or failed. */
final class TestBankController {

    private final PageContext context;

    TestBankController(PageContext context) {
        this.context = context;
    }

    void show(Context ctx) {
        LinkToken token = PageContext.token(ctx);
        PayPage page = context.ports().view().view(token);
        if (needsAuthentication(page)) {
            context.writer().write(ctx, context.views().testBank(page));
        } else {
            context.redirectToPage(ctx, token);
        }
    }

    void finish(Context ctx) throws IOException {
        LinkToken token = PageContext.token(ctx);
        Authentication outcome = outcome(context.csrfProtection()
                .readForm(ctx, Purpose.AUTHENTICATE, token)
                .value("outcome"));
        if (!needsAuthentication(context.ports().view().view(token))) {
            context.redirectToPage(ctx, token);
            return;
        }
        Payment payment = context.ports().finish().finish(token, outcome);
        if (payment.status() == PaymentStatus.SUCCEEDED) {
            context.redirectAfterPayment(ctx, payment);
        } else if (payment.status() == PaymentStatus.PROCESSING) {
            context.writer().redirect(ctx, context.paths().waitingPage(token));
        } else {
            context.redirectToPage(ctx, token);
        }
    }

    private static boolean needsAuthentication(PayPage page) {
        return page.status() == PayPageStatus.REQUIRES_ACTION && !page.mode().isLive();
    }

    private static Authentication outcome(String value) {
        return switch (value) {
            case "complete" -> Authentication.COMPLETED;
            case "fail" -> Authentication.FAILED;
            default -> throw PageError.BAD_FORM.exception();
        };
    }
}
