package dev.hexpay.http.page;

import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.PayLink.Result;
import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.http.page.CsrfTokens.Purpose;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the posted form. It answers 303 when the payer goes somewhere else, 400 when fields are wrong, 402 when the card
 * was declined and 409 when the price at the entered address is not the one that the payer had seen.
 */
final class TakingPayment {

    private static final int OK = 200;
    private static final int WRONG = 400;
    private static final int DECLINED = 402;
    private static final int CHANGED = 409;

    private final Site site;

    TakingPayment(Site site) {
        this.site = site;
    }

    void pay(Context ctx) throws IOException {
        LinkToken token = Site.token(ctx);
        PayForm form = PayForm.of(site.guard().read(ctx, Purpose.PAY, token));
        PayPage page = site.ports().view().view(token);
        if (!page.payment().isPayable(site.clock().instant())) {
            site.open(ctx, token);
        } else if (page.mode().isLive()) {
            throw Trouble.NOT_IN_LIVE_MODE.thrown();
        } else if (form.asksForTotal()) {
            again(ctx, page, form, OK, null);
        } else {
            attempt(ctx, page, form);
        }
    }

    private void attempt(Context ctx, PayPage page, PayForm form) {
        PayLink.Command command = form.command(earliestExpiry());
        if (command == null) {
            again(ctx, page, form, WRONG, null);
            return;
        }
        LinkToken token = page.payment().page().token();
        try {
            Result result = site.ports().pay().pay(token, command);
            if (result instanceof Result.Attempted attempted) {
                attempted(ctx, form, attempted.payment());
            } else if (result instanceof Result.PriceChanged changed) {
                again(ctx, page, form, CHANGED, Notice.priceChanged(changed.price()));
            } else {
                site.open(ctx, token);
            }
        } catch (Refusal refusal) {
            if (refusal.code() != RefusalCode.VALIDATION_ERROR) {
                throw refusal;
            }
            again(ctx, page, form, WRONG, refused(form.add(refusal)));
        }
    }

    private void attempted(Context ctx, PayForm form, Payment payment) {
        LinkToken token = payment.page().token();
        switch (payment.status()) {
            case SUCCEEDED -> site.leave(ctx, payment);
            case REQUIRES_ACTION -> site.writer().redirect(ctx, site.paths().authenticate(token));
            case PROCESSING -> site.writer().redirect(ctx, site.paths().waitingPage(token));
            case PENDING, CANCELED -> site.open(ctx, token);
            case FAILED -> {
                PayPage page = site.ports().view().view(token);
                Notice why = payment.state() instanceof PaymentState.Failed failed
                        ? Notice.declined(failed.failure())
                        : null;
                again(ctx, page, form, DECLINED, why);
            }
        }
    }

    /** The form once more, with what was entered, and with the total at that address. */
    private void again(Context ctx, PayPage page, PayForm form, int status, @Nullable Notice notice) {
        LinkToken token = page.payment().page().token();
        TaxBreakdown price = site.ports().quote().quote(token, form.entered().place());
        FormState state = new FormState(form.entered(), form.problems(), notice, price);
        site.writer().write(ctx, site.pages().form(page, state, status));
    }

    private static @Nullable Notice refused(List<FieldProblem> elsewhere) {
        return elsewhere.isEmpty() ? null : Notice.impossible();
    }

    /** A card is valid until its month is over everywhere. */
    private YearMonth earliestExpiry() {
        return YearMonth.from(site.clock().instant().atOffset(ZoneOffset.ofHours(-12)));
    }
}
