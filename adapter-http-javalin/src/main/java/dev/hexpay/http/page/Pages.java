package dev.hexpay.http.page;

import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.http.page.CsrfTokens.Purpose;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composes the page that fits a payment. */
final class Pages {

    private static final int OK = 200;

    private final PagePaths paths;
    private final PageHeaders headers;
    private final CsrfTokens csrf;
    private final InstantSource clock;
    private final StatusPages statusPages;

    Pages(PagePaths paths, PageHeaders headers, CsrfTokens csrf, InstantSource clock) {
        this.paths = paths;
        this.headers = headers;
        this.csrf = csrf;
        this.clock = clock;
        this.statusPages = new StatusPages(paths, headers);
    }

    /** The page that somebody sees who opens its address. */
    Answer of(PayPage page) {
        return switch (page.stage()) {
            case PAYABLE, REQUIRES_ACTION ->
                page.mode().isLive() ? statusPages.withoutForm(page) : form(page, fresh(page), OK);
            case PROCESSING -> statusPages.processing(page);
            case PAID -> statusPages.paid(page);
            case CANCELED -> statusPages.canceled(page);
            case EXPIRED -> statusPages.expired(page);
            case DECLINED -> statusPages.declined(page);
        };
    }

    /** The page with its form, for the first time or again; without one where only the bank is waited for. */
    Answer form(PayPage page, FormState state, int status) {
        Payment payment = page.payment();
        LinkToken token = payment.page().token();
        FormView form = payment.isPayable(clock.instant())
                ? new FormView(paths.page(token), csrf.issue(Purpose.PAY, token), state)
                : null;
        String bank = payment.state() instanceof PaymentState.RequiresAction ? paths.authenticate(token) : null;
        Summary summary = Summary.open(page, state.price());
        String title =
                prefix(state) + "Pay " + page.seller() + " " + summary.price().total();
        Frame frame = new Frame(title, headers.nonce(), page.mode(), null);
        PayView view = new PayView(frame, summary, state.notice(), form, bank);
        return new Answer(status, "pay.jte", frame, view, payment.page().successUrl());
    }

    /** The page that plays the payer's bank. */
    Answer bank(PayPage page) {
        LinkToken token = page.payment().page().token();
        Frame frame = new Frame("Test bank", headers.nonce(), page.mode(), null);
        BankView view = new BankView(
                frame,
                page.seller(),
                MoneyText.of(page.payment().price().total()),
                paths.authenticate(token),
                csrf.issue(Purpose.AUTHENTICATE, token));
        return new Answer(OK, "bank.jte", frame, view, page.payment().page().successUrl());
    }

    /** The page that says that a request did not work. */
    Answer problem(Trouble trouble, @Nullable LinkToken token, @Nullable String requestId) {
        Frame frame = new Frame(trouble.heading(), headers.nonce(), null, null);
        String back = token == null ? null : paths.page(token);
        ProblemView view = new ProblemView(frame, trouble.heading(), trouble.advice(), back, requestId);
        return new Answer(trouble.status(), "problem.jte", frame, view, null);
    }

    /** A screen reader says the title first: what is new comes before what is known. */
    private static String prefix(FormState state) {
        if (!state.problems().isEmpty()) {
            return "Error: ";
        }
        return state.notice() == null ? "" : state.notice().title() + ": ";
    }

    private static FormState fresh(PayPage page) {
        TaxBreakdown price = page.payment().price();
        Notice notice =
                page.payment().state() instanceof PaymentState.Failed failed ? Notice.declined(failed.failure()) : null;
        return new FormState(Entered.nothingAt(price), Map.of(), notice, price);
    }
}
