package dev.hexpay.http.page;

import dev.hexpay.application.port.in.ViewPayPage.PaidInvoice;
import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.WebUrl;
import dev.hexpay.http.page.StatusView.Link;
import dev.hexpay.http.page.StatusView.Receipt;
import dev.hexpay.http.page.StatusView.Tone;
import org.jspecify.annotations.Nullable;

/** Composes the pages of payments that a payer can only read about. */
final class StatusPages {

    private static final int OK = 200;

    private final PagePaths paths;
    private final PageHeaders headers;

    StatusPages(PagePaths paths, PageHeaders headers) {
        this.paths = paths;
        this.headers = headers;
    }

    Answer processing(PayPage page) {
        String again = paths.waitingPage(page.payment().page().token());
        Words words = new Words(
                Tone.BUSY,
                "Your payment is being processed",
                "This page refreshes by itself. Please do not pay again.");
        return answer(page, words, again, null, new Link("Check now", again));
    }

    Answer paid(PayPage page) {
        String total = MoneyText.of(page.payment().price().total());
        Words words =
                new Words(Tone.GOOD, "Thank you, your payment is complete", page.seller() + " received " + total + ".");
        PaidInvoice invoice = page.invoice();
        Receipt receipt = new Receipt(
                total,
                invoice == null ? null : invoice.number().text(),
                Moment.of(page.payment().updatedAt()),
                invoice == null ? null : invoice.downloadUrl());
        WebUrl successUrl = page.payment().page().successUrl();
        Link next = successUrl == null ? null : new Link("Continue to " + page.seller(), successUrl.value());
        return answer(page, words, null, receipt, next);
    }

    Answer canceled(PayPage page) {
        return over(page, "This payment was canceled", page.seller() + " took it back. Nothing is left to pay here.");
    }

    Answer expired(PayPage page) {
        return over(page, "This payment link has expired", "Please ask " + page.seller() + " for a new one.");
    }

    Answer declined(PayPage page) {
        String why = page.payment().state() instanceof PaymentState.Failed failed
                ? failed.failure().message() + " "
                : "";
        return over(
                page,
                "This payment was declined",
                why + "Nothing was charged. Please contact " + page.seller() + " to pay in another way.");
    }

    /** Real money, and no way here to hand over a card. */
    Answer withoutForm(PayPage page) {
        return over(
                page,
                "Card payments are not available here yet",
                "Nothing was charged. Please ask " + page.seller() + " for another way to pay.");
    }

    private record Words(Tone tone, String heading, String text) {}

    private Answer over(PayPage page, String heading, String text) {
        return answer(page, new Words(Tone.OVER, heading, text), null, null, null);
    }

    private Answer answer(
            PayPage page, Words words, @Nullable String refreshTo, @Nullable Receipt receipt, @Nullable Link next) {
        Frame frame = new Frame(words.heading(), headers.nonce(), page.mode(), refreshTo);
        StatusView view =
                new StatusView(frame, Summary.closed(page), words.tone(), words.heading(), words.text(), receipt, next);
        return new Answer(OK, "status.jte", frame, view, null);
    }
}
