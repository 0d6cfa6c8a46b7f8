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
        return price.reason().legalNote();
    }
}
