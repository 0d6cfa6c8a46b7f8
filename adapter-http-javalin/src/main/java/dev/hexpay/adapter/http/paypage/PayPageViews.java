package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.CsrfProtection.Purpose;
import dev.hexpay.adapter.http.paypage.PageRenderer.PageResponse;
import dev.hexpay.adapter.http.paypage.view.AuthenticationView;
import dev.hexpay.adapter.http.paypage.view.AuthenticationView.Step;
import dev.hexpay.adapter.http.paypage.view.ErrorView;
import dev.hexpay.adapter.http.paypage.view.FormView;
import dev.hexpay.adapter.http.paypage.view.Layout;
import dev.hexpay.adapter.http.paypage.view.Layout.Waiting;
import dev.hexpay.adapter.http.paypage.view.PayView;
import dev.hexpay.adapter.http.paypage.view.PayView.Notice;
import dev.hexpay.adapter.http.paypage.view.ProviderScript;
import dev.hexpay.adapter.http.paypage.view.StatusView;
import dev.hexpay.adapter.http.paypage.view.StatusView.Link;
import dev.hexpay.adapter.http.paypage.view.StatusView.Receipt;
import dev.hexpay.adapter.http.paypage.view.StatusView.Tone;
import dev.hexpay.adapter.http.paypage.view.Summary;
import dev.hexpay.adapter.http.paypage.view.TestBankView;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.Checkout.ProviderForm;
import dev.hexpay.application.checkout.Checkout.Sources;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.in.paypage.PayPageQueries.InvoiceLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.Quote;
import dev.hexpay.application.presentation.AddressFormat;
import dev.hexpay.application.presentation.CountryNames;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.text.WebUrl;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the pages of a payment. */
final class PayPageViews {

    private static final CountryNames COUNTRIES = new CountryNames(PayPageTexts.LOCALE);
    private static final AddressFormat ADDRESSES = new AddressFormat(PayPageTexts.LOCALE);

    private final PayUrls urls;
    private final CsrfProtection csrf;
    private final InstantSource clock;

    PayPageViews(PayUrls urls, CsrfProtection csrf, InstantSource clock) {
        this.urls = urls;
        this.csrf = csrf;
        this.clock = clock;
    }

    /**
     * The form to show.
     *
     * @param quote the price at the location that the payer entered
     * @param notice the message above the form; null if there is none
     */
    record FormModel(
            PaymentForm form, Quote quote, @Nullable Notice notice) {}

    /**
     * What the browser has kept of an earlier visit.
     *
     * @param form the form that it has sent; null if none
     * @param quote the price at the location of that form, or that of the page
     * @param isPayer whether it made the transaction of the payment
     */
    record Visit(@Nullable PaymentForm form, Quote quote, boolean isPayer) {}

    /** The page for the current status of the payment. */
    PageResponse of(PayPage page, Visit visit) {
        return switch (page.status()) {
            case PAYABLE, REQUIRES_ACTION ->
                page.checkout() == null ? withoutForm(page) : form(page, initialModel(page, visit), HttpStatus.OK);
            case PROCESSING -> processing(page);
            case PAID -> paid(page, visit);
            case CANCELED ->
                closed(page, "This payment was canceled", seller(page) + " canceled it. You do not need to pay.");
            case EXPIRED ->
                closed(page, "This payment link has expired", "Please ask " + seller(page) + " for a new one.");
            case DECLINED -> declined(page);
        };
    }

    /** The page with the payment form; without the form if the payment only requires authentication. */
    PageResponse form(PayPage page, FormModel model, HttpStatus status) {
        Payment payment = page.payment();
        LinkToken token = payment.page().token();
        String authenticateUrl =
                payment.state() instanceof PaymentState.RequiresAction ? urls.authenticate(token) : null;
        Summary summary = PayPageTexts.openSummary(page, model.quote());
        String title = titlePrefix(model) + "Pay " + seller(page) + " "
                + summary.price().total();
        Layout layout = new Layout(title, PageRenderer.newNonce(), page.mode(), null);
        FormView form = payment.isPayable(clock.instant()) ? formView(page, model) : null;
        PayView view = new PayView(layout, summary, model.notice(), form, authenticateUrl);
        return new PageResponse(status, "pay.jte", layout, view, payment.returnUrl())
                .withSources(sourcesOf(page.checkout()));
    }

    private static @Nullable Sources sourcesOf(@Nullable Checkout checkout) {
        return checkout instanceof ProviderForm form ? form.sources() : null;
    }

    /** The page of the test bank. */
    PageResponse testBank(PayPage page) {
        Payment payment = page.payment();
        LinkToken token = payment.page().token();
        Layout layout = new Layout("Test bank", PageRenderer.newNonce(), page.mode(), null);
        TestBankView view = new TestBankView(
                layout,
                page.seller(),
                PayPageTexts.money(payment.price().total()),
                urls.authenticate(token),
                csrf.issue(Purpose.AUTHENTICATE, token));
        return new PageResponse(HttpStatus.OK, "testBank.jte", layout, view, payment.returnUrl());
    }

    /** The page on which the payer authenticates in the browser, by the script of the provider. */
    PageResponse authentication(PayPage page, NextAction action) {
        Payment payment = page.payment();
        LinkToken token = payment.page().token();
        Layout layout = new Layout("Confirm your payment", PageRenderer.newNonce(), page.mode(), null);
        AuthenticationView view = new AuthenticationView(
                layout,
                page.seller(),
                PayPageTexts.money(payment.price().total()),
                urls.authenticate(token),
                csrf.issue(Purpose.AUTHENTICATE, token),
                providerScript(page.checkout()),
                stepOf(action),
                action instanceof NextAction.InBrowser browser ? browser.clientSecret() : null);
        return new PageResponse(HttpStatus.OK, "authentication.jte", layout, view, payment.returnUrl())
                .withSources(sourcesOf(page.checkout()));
    }

    private static Step stepOf(NextAction action) {
        if (action instanceof NextAction.InBrowser) {
            return Step.AUTHENTICATE;
        }
        return action instanceof NextAction.Agree ? Step.AGREE : Step.FINISH;
    }

    private static @Nullable ProviderScript providerScript(@Nullable Checkout checkout) {
        return checkout instanceof ProviderForm form ? new ProviderScript(form.script(), form.publicKey()) : null;
    }

    /** The page that reports an error. */
    PageResponse error(PageError error, @Nullable LinkToken token, @Nullable String requestId) {
        Layout layout = new Layout(error.heading(), PageRenderer.newNonce(), null, null);
        String pageUrl = token == null ? null : urls.page(token);
        ErrorView view = new ErrorView(layout, error.heading(), error.advice(), pageUrl, requestId);
        return new PageResponse(error.status(), "error.jte", layout, view, null);
    }

    private FormView formView(PayPage page, FormModel model) {
        LinkToken token = page.payment().page().token();
        PostalAddress onFile = page.asksForAddress() ? null : page.addressOnFile();
        return new FormView(
                urls.page(token),
                csrf.issue(Purpose.PAY, token),
                model.form().values(),
                model.form().errors(),
                onFile == null ? List.of() : ADDRESSES.lines(onFile),
                COUNTRIES.all(),
                CurrencyCode.format(page.payment().price().currency()),
                urls.absolute(urls.authenticate(token)),
                providerScript(page.checkout()));
    }

    /** Screen readers read the title first, so an error or notice comes first. */
    private static String titlePrefix(FormModel model) {
        if (!model.form().errors().isEmpty()) {
            return "Error: ";
        }
        return model.notice() == null ? "" : model.notice().title() + ": ";
    }

    private static FormModel initialModel(PayPage page, Visit visit) {
        Notice notice = page.payment().state() instanceof PaymentState.Failed failed
                ? PayPageTexts.declined(failed.failure())
                : null;
        PaymentForm form = visit.form() == null ? PaymentForm.initial(page) : visit.form();
        return new FormModel(form, visit.quote(), notice);
    }

    private PageResponse processing(PayPage page) {
        LinkToken token = page.payment().page().token();
        String waitingUrl = urls.waitingPage(token);
        Message message = new Message(
                Tone.BUSY,
                "Your payment is being processed",
                "This page goes on by itself when the payment is decided. Please do not pay again.");
        Link checkNow = new Link("Check now", waitingUrl);
        return status(page, message, new Waiting(waitingUrl, urls.status(token)), null, checkNow);
    }

    private PageResponse paid(PayPage page, Visit visit) {
        String total = PayPageTexts.money(page.payment().price().total());
        InvoiceLink invoice = page.invoice();
        String downloadUrl = invoice != null && isOffered(invoice, visit) ? invoice.downloadUrl() : null;
        String text = seller(page) + " received " + total + ".";
        if (invoice != null && downloadUrl == null) {
            text += " For a copy of the invoice, ask " + seller(page) + ".";
        }
        Message message = new Message(Tone.GOOD, "Thank you, your payment is complete", text);
        Receipt receipt = new Receipt(
                total,
                invoice == null ? null : invoice.number().text(),
                PayPageTexts.time(page, page.payment().updatedAt()),
                downloadUrl);
        WebUrl returnUrl = page.payment().returnUrl();
        Link next = returnUrl == null ? null : new Link("Continue to " + seller(page), returnUrl.value());
        return status(page, message, null, receipt, next);
    }

    private boolean isOffered(InvoiceLink invoice, Visit visit) {
        return visit.isPayer() || clock.instant().isBefore(invoice.openUntil());
    }

    private static PageResponse declined(PayPage page) {
        String reason = page.payment().state() instanceof PaymentState.Failed failed
                ? failed.failure().message() + " "
                : "";
        return closed(
                page,
                "This payment was declined",
                reason + "Nothing was charged. Please contact " + seller(page) + " to pay in another way.");
    }

    /** The provider of the payment is not configured. */
    private static PageResponse withoutForm(PayPage page) {
        return closed(
                page,
                "Card payments are not available here yet",
                "Nothing was charged. Please ask " + seller(page) + " for another way to pay.");
    }

    private static String seller(PayPage page) {
        return PayPageTexts.isolated(page.seller());
    }

    private record Message(Tone tone, String heading, String text) {}

    private static PageResponse closed(PayPage page, String heading, String text) {
        return status(page, new Message(Tone.CLOSED, heading, text), null, null, null);
    }

    private static PageResponse status(
            PayPage page, Message message, @Nullable Waiting waiting, @Nullable Receipt receipt, @Nullable Link next) {
        Layout layout = new Layout(message.heading(), PageRenderer.newNonce(), page.mode(), waiting);
        StatusView view = new StatusView(
                layout,
                PayPageTexts.closedSummary(page),
                message.tone(),
                message.heading(),
                message.text(),
                receipt,
                next);
        return new PageResponse(HttpStatus.OK, "status.jte", layout, view, null);
    }
}
