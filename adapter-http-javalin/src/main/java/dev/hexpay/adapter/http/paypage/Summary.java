package dev.hexpay.adapter.http.paypage;

import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a payment: seller, description, price and expiry.
 *
 * @param expiresAt null if the link does not expire or the payment is closed
 * @param cancelUrl the link to leave without paying; null if there is none
 */
public record Summary(
        String seller,
        String description,
        PriceLines price,
        @Nullable DateTimeText expiresAt,
        @Nullable String cancelUrl) {

    /** The summary of a payment that is settled or no longer payable. */
    static Summary closed(PayPage page) {
        return of(page, PriceLines.fixed(page.payment().price()), null, null);
    }

    /** The summary of an open payment at this price. */
    static Summary open(PayPage page, TaxBreakdown price) {
        HostedPage hosted = page.payment().page();
        PriceLines lines = switch (page.payment().kind()) {
            case LINK -> PriceLines.open(price);
            case CHARGE -> PriceLines.fixed(price);
        };
        return of(page, lines, hosted.expiresAt(), hosted.cancelUrl());
    }

    private static Summary of(PayPage page, PriceLines lines, @Nullable Instant expiresAt, @Nullable WebUrl cancelUrl) {
        return new Summary(
                page.seller(),
                page.payment().description().value(),
                lines,
                expiresAt == null ? null : DateTimeText.of(expiresAt),
                cancelUrl == null ? null : cancelUrl.value());
    }

    /** The first letter of the seller's name. */
    public String initial() {
        return seller.strip().substring(0, seller.strip().offsetByCodePoints(0, 1));
    }
}
