package dev.hexpay.http.page;

import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.application.port.in.ViewPayPage.Stage;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.http.page.CsrfTokens.Purpose;
import io.javalin.http.Context;
import java.io.IOException;

/** Plays the payer's bank in sandbox mode, where no bank asks anything. */
final class PlayingBank {

    private final Site site;

    PlayingBank(Site site) {
        this.site = site;
    }

    void show(Context ctx) {
        LinkToken token = Site.token(ctx);
        PayPage page = site.ports().view().view(token);
        if (waitsForBank(page)) {
            site.writer().write(ctx, site.pages().bank(page));
        } else {
            site.open(ctx, token);
        }
    }

    void finish(Context ctx) throws IOException {
        LinkToken token = Site.token(ctx);
        Authentication outcome =
                outcome(site.guard().read(ctx, Purpose.AUTHENTICATE, token).value("outcome"));
        if (!waitsForBank(site.ports().view().view(token))) {
            site.open(ctx, token);
            return;
        }
        Payment payment = site.ports().finish().finish(token, outcome);
        if (payment.status() == PaymentStatus.SUCCEEDED) {
            site.leave(ctx, payment);
        } else if (payment.status() == PaymentStatus.PROCESSING) {
            site.writer().redirect(ctx, site.paths().waitingPage(token));
        } else {
            site.open(ctx, token);
        }
    }

    private static boolean waitsForBank(PayPage page) {
        return page.stage() == Stage.REQUIRES_ACTION && !page.mode().isLive();
    }

    private static Authentication outcome(String word) {
        return switch (word) {
            case "complete" -> Authentication.COMPLETED;
            case "fail" -> Authentication.FAILED;
            default -> throw Trouble.BAD_FORM.thrown();
        };
    }
}
