package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.StatusView.Link;
import dev.hexpay.adapter.http.paypage.StatusView.Receipt;
import dev.hexpay.adapter.http.paypage.StatusView.Tone;
import dev.hexpay.application.port.in.paypage.ViewPayPage.InvoiceLink;
import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.text.WebUrl;
import org.jspecify.annotations.Nullable;

/** Builds the pages of payments that have no form. */
final class StatusPageViews {

    private static final int OK = 200;

    private final PagePaths paths;
    private final PageHeaders headers;

    StatusPageViews(PagePaths paths, PageHeaders headers) {
        this.paths = paths;
        this.headers = headers;
    }

    PageResponse processing(PayPage page) {
        String refreshUrl = paths.waitingPage(page.payment().page().token());
        Message message = new Message(
                Tone.BUSY,
                "Your payment is being processed",
                "This page refreshes by itself. Please do not pay again.");
        return response(page, message, refreshUrl, null, new Link("Check now", refreshUrl));
    }

    PageResponse paid(PayPage page) {
        String total = MoneyFormat.of(page.payment().price().total());
        Message message = new Message(
                Tone.GOOD, "Thank you, your payment is complete", page.seller() + " received " + total + ".");
        InvoiceLink invoice = page.invoice();
        Receipt receipt = new Receipt(
                total,
                invoice == null ? null : invoice.number().text(),
                DateTimeText.of(page.payment().updatedAt()),
                invoice == null ? null : invoice.downloadUrl());
        WebUrl successUrl = page.payment().page().successUrl();
        Link next = successUrl == null ? null : new Link("Continue to " + page.seller(), successUrl.value());
        return response(page, message, null, receipt, next);
    }

    PageResponse canceled(PayPage page) {
        return closed(page, "This payment was canceled", page.seller() + " canceled it. You do not need to pay.");
    }

    PageResponse expired(PayPage page) {
        return closed(page, "This payment link has expired", "Please ask " + page.seller() + " for a new one.");
    }

    PageResponse declined(PayPage page) {
        String reason = page.payment().state() instanceof PaymentState.Failed failed
                ? failed.failure().message() + " "
                : "";
        return closed(
                page,
                "This payment was declined",
                reason + "Nothing was charged. Please contact " + page.seller() + " to pay in another way.");
    }

    /** A live payment: the page cannot accept a card yet. */
    PageResponse withoutForm(PayPage page) {
        return closed(
                page,
                "Card payments are not available here yet",
                "Nothing was charged. Please ask " + page.seller() + " for another way to pay.");
    }

    private record Message(Tone tone, String heading, String text) {}

    private PageResponse closed(PayPage page, String heading, String text) {
        return response(page, new Message(Tone.CLOSED, heading, text), null, null, null);
    }

    private PageResponse response(
            PayPage page, Message message, @Nullable String refreshTo, @Nullable Receipt receipt, @Nullable Link next) {
        Layout layout = new Layout(message.heading(), headers.nonce(), page.mode(), refreshTo);
        StatusView view = new StatusView(
                layout, Summary.closed(page), message.tone(), message.heading(), message.text(), receipt, next);
        return new PageResponse(OK, "status.jte", layout, view, null);
    }
}
