package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.CsrfTokens.Purpose;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayLink.Result;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tax.TaxBreakdown;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handles the submitted payment form. It returns 303 to redirect the payer, 400 if fields are invalid, 402 if the card
 * is declined, and 409 if the price at the entered address differs from the one that the payer saw.
 */
final class PayController {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;

    private final PageContext context;

    PayController(PageContext context) {
        this.context = context;
    }

    void pay(Context ctx) throws IOException {
        LinkToken token = PageContext.token(ctx);
        PayForm form = PayForm.of(context.csrfProtection().readForm(ctx, Purpose.PAY, token));
        PayPage page = context.ports().view().view(token);
        if (!page.payment().isPayable(context.clock().instant())) {
            context.redirectToPage(ctx, token);
        } else if (page.mode().isLive()) {
            throw PageError.NOT_IN_LIVE_MODE.exception();
        } else if (form.isQuoteOnly()) {
            rerender(ctx, page, form, OK, null);
        } else {
            submit(ctx, page, form);
        }
    }

    private void submit(Context ctx, PayPage page, PayForm form) {
        PayLink.Command command = form.toCommand(earliestExpiry());
        if (command == null) {
            rerender(ctx, page, form, BAD_REQUEST, null);
            return;
        }
        LinkToken token = page.payment().page().token();
        try {
            Result result = context.ports().pay().pay(token, command);
            if (result instanceof Result.Attempted attempted) {
                respond(ctx, form, attempted.payment());
            } else if (result instanceof Result.PriceChanged changed) {
                rerender(ctx, page, form, CONFLICT, Notice.priceChanged(changed.price()));
            } else {
                context.redirectToPage(ctx, token);
            }
        } catch (PaymentsException rejection) {
            if (rejection.code() != ErrorCode.VALIDATION_ERROR) {
                throw rejection;
            }
            rerender(ctx, page, form, BAD_REQUEST, rejectionNotice(form.addErrors(rejection)));
        }
    }

    private void respond(Context ctx, PayForm form, Payment payment) {
        LinkToken token = payment.page().token();
        switch (payment.status()) {
            case SUCCEEDED -> context.redirectAfterPayment(ctx, payment);
            case REQUIRES_ACTION ->
                context.writer().redirect(ctx, context.paths().authenticate(token));
            case PROCESSING -> context.writer().redirect(ctx, context.paths().waitingPage(token));
            case PENDING, CANCELED -> context.redirectToPage(ctx, token);
            case FAILED -> {
                PayPage page = context.ports().view().view(token);
                Notice notice = payment.state() instanceof PaymentState.Failed failed
                        ? Notice.declined(failed.failure())
                        : null;
                rerender(ctx, page, form, PAYMENT_REQUIRED, notice);
            }
        }
    }

    /** Renders the form again with the submitted values and the total at that address. */
    private void rerender(Context ctx, PayPage page, PayForm form, int status, @Nullable Notice notice) {
        LinkToken token = page.payment().page().token();
        TaxBreakdown price =
                context.ports().quote().quote(token, form.submitted().taxLocation());
        FormModel model = new FormModel(form.submitted(), form.errors(), notice, price);
        context.writer().write(ctx, context.views().form(page, model, status));
    }

    private static @Nullable Notice rejectionNotice(List<Violation> otherViolations) {
        return otherViolations.isEmpty() ? null : Notice.notPayable();
    }

    /** A card is valid until its month has ended in every time zone. */
    private YearMonth earliestExpiry() {
        return YearMonth.from(context.clock().instant().atOffset(ZoneOffset.ofHours(-12)));
    }
}
