package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tax of a price as a payer reads it. */
final class TaxLabel {
    private TaxLabel() {}

    /** What stands before the amount, for example {@code VAT 19% (Germany)}. */
    static String of(TaxBreakdown price) {
        TaxRate rate = price.rate();
        if (rate == null) {
            return "Tax";
        }
        String country = country(rate.country());
        String place = rate.region() == null ? country : rate.region() + ", " + country;
        return rate.name() + " " + rate.rate().percent() + "% (" + place + ")";
    }

    /** Why there is no tax; null where the label says it all. */
    static @Nullable String reason(TaxBreakdown price) {
        return price.reason().legalNote();
    }

    /** A country by its English name. */
    static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
