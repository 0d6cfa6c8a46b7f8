package dev.hexpay.invoice.pdf;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import org.jspecify.annotations.Nullable;

/** The tax of a price in words: what it is called, how much, of which place, and why none where there is none. */
final class TaxText {
    private TaxText() {}

    /** For example {@code VAT 19% (Germany)}. */
    static String label(TaxBreakdown price) {
        TaxRate rate = price.applied();
        if (rate == null) {
            return "Tax";
        }
        String country = CountryText.of(rate.country());
        String place = rate.region() == null ? country : rate.region() + ", " + country;
        return rate.name() + " " + rate.rate().percent() + "% (" + place + ")";
    }

    /** What the paper has to say about it; null where the rate says it all. */
    static @Nullable String note(TaxBreakdown price) {
        return switch (price.reason()) {
            case STANDARD -> null;
            case NOT_REGISTERED -> "No tax charged: the seller is not registered for tax at the customer's location.";
            case UNKNOWN_LOCATION -> "No tax charged: the customer's location is not known.";
        };
    }
}
