package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.view.PayView.Notice;
import dev.hexpay.adapter.http.paypage.view.PayView.Severity;
import dev.hexpay.adapter.http.paypage.view.Summary;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.Quote;
import dev.hexpay.application.presentation.DateTimeFormat;
import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.text.WebUrl;
import java.text.Bidi;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes payments to payers: price, summary and notices. */
final class PayPageTexts {

    /** The locale of all pages. */
    static final Locale LOCALE = Locale.US;

    private static final MoneyFormat MONEY = new MoneyFormat(LOCALE);
    private static final DateTimeFormat DATES = new DateTimeFormat(LOCALE);
    private static final TaxLabel TAX_LABEL = new TaxLabel(LOCALE);

    private PayPageTexts() {}

    static String money(Money money) {
        return MONEY.withSymbol(money);
    }

    /**
     * A name within a sentence of the page. Without isolation (U+2068 to U+2069), a name in a script that is written from
     * right to left would reorder the sentence.
     */
    static String isolated(String name) {
        return Bidi.requiresBidi(name.toCharArray(), 0, name.length()) ? "\u2068" + name + "\u2069" : name;
    }

    /** A time of this payment, in the time zone of its seller. */
    static Summary.Time time(PayPage page, Instant instant) {
        return new Summary.Time(DATES.dateTime(instant, page.timeZone().zone()), instant.toString());
    }

    /** The price of an open payment, whose tax may depend on the payer's location. */
    static Summary.Price openPrice(Quote quote) {
        TaxBreakdown price = quote.price();
        if (price.reason() != TaxReason.UNKNOWN_LOCATION) {
            return fixedPrice(quote);
        }
        boolean isWithoutProvince = price.source() != LocationSource.NONE
                && "CA".equals(price.evidence().country());
        return price(quote, isWithoutProvince ? "Depends on your province" : "Depends on your address");
    }

    /** The price of a payment that is settled or no longer payable. */
    private static Summary.Price fixedPrice(Quote quote) {
        return price(quote, money(quote.price().tax()));
    }

    private static Summary.Price price(Quote quote, String tax) {
        TaxBreakdown price = quote.price();
        return new Summary.Price(
                money(price.subtotal()),
                TAX_LABEL.withReverseCharge(price),
                tax,
                money(price.total()),
                price.total().minor(),
                quote.checkout() instanceof Checkout.ProviderForm form ? form.amount() : null);
    }

    /** The summary of an open payment at this price. */
    static Summary openSummary(PayPage page, Quote quote) {
        HostedPage hosted = page.payment().page();
        Summary.Price lines = switch (page.payment().kind()) {
            case LINK -> openPrice(quote);
            case CHARGE -> fixedPrice(quote);
        };
        return summary(page, lines, hosted.expiresAt(), hosted.cancelUrl());
    }

    /** The summary of a payment that is settled or no longer payable. */
    static Summary closedSummary(PayPage page) {
        return summary(page, fixedPrice(new Quote(page.payment().price(), null)), null, null);
    }

    private static Summary summary(
            PayPage page, Summary.Price price, @Nullable Instant expiresAt, @Nullable WebUrl cancelUrl) {
        return new Summary(
                page.seller(),
                page.payment().description().value(),
                price,
                expiresAt == null ? null : time(page, expiresAt),
                cancelUrl == null ? null : cancelUrl.value());
    }

    static Notice declined(Failure failure) {
        return new Notice(Severity.ERROR, "Your payment was declined", failure.message() + " Nothing was charged.");
    }

    static Notice priceChanged(TaxBreakdown price) {
        return new Notice(
                Severity.INFO,
                "The total is now " + money(price.total()),
                "The tax depends on your address. Nothing was charged yet: please check the new total, enter your card again and pay.");
    }

    /** No card is tried for now, because a limit is used up. */
    static Notice paused(PaymentsException rejection, Duration pause) {
        long minutes = pause.plusMinutes(1).minusSeconds(1).toMinutes();
        return new Notice(
                Severity.ERROR,
                "Please try again later",
                rejection.getMessage() + " Nothing was charged. No card is tried for the next "
                        + (minutes == 1 ? "minute" : minutes + " minutes")
                        + ". Please try again after that, or contact the seller.");
    }

    /** The payment is rejected for a reason that the payer cannot correct. */
    static Notice notPayable() {
        return new Notice(
                Severity.ERROR, "This payment cannot be made", "Nothing was charged. Please contact the seller.");
    }
}
