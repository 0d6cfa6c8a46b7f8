package dev.hexpay.adapter.http.paypage;

import dev.hexpay.application.port.in.paypage.ViewPayPage.PayPage;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is paid, to whom, how much and until when.
 *
 * @param expiresAt null when it can be paid for ever, or when nothing is to be paid any more
 * @param cancelUrl where the payer may go instead of paying; null when nowhere
 */
public record Summary(
        String seller,
        String description,
        PriceLines price,
        @Nullable DateTimeText expiresAt,
        @Nullable String cancelUrl) {

    /** What is settled, or cannot be paid any more. */
    static Summary closed(PayPage page) {
        return of(page, PriceLines.fixed(page.payment().price()), null, null);
    }

    /** What is still to be paid, at this price. */
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
