package dev.hexpay.http.page;

import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.domain.tax.TaxBreakdown;
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
        @Nullable Moment expiresAt,
        @Nullable String cancelUrl) {

    static Summary of(PayPage page) {
        return of(page, page.payment().price());
    }

    static Summary of(PayPage page, TaxBreakdown price) {
        boolean isOpen = switch (page.stage()) {
            case PAYABLE, REQUIRES_ACTION -> true;
            case PROCESSING, PAID, CANCELED, EXPIRED, DECLINED -> false;
        };
        Instant expiry = isOpen ? page.payment().page().expiresAt() : null;
        var cancelUrl = isOpen ? page.payment().page().cancelUrl() : null;
        return new Summary(
                page.seller(),
                page.payment().description().value(),
                PriceLines.of(price),
                expiry == null ? null : Moment.of(expiry),
                cancelUrl == null ? null : cancelUrl.value());
    }

    /** The first letter of the seller's name. */
    public String initial() {
        return seller.strip().substring(0, seller.strip().offsetByCodePoints(0, 1));
    }
}
