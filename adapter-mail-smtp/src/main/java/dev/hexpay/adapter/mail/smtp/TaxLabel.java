package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes the tax of a price for payers. */
final class TaxLabel {
    private TaxLabel() {}

    /** The label of the tax line, for example {@code VAT 19% (Germany)}. */
    static String of(TaxBreakdown price) {
        TaxRate rate = price.rate();
        if (rate == null) {
            return "Tax";
        }
        String country = country(rate.country());
        String place = rate.region() == null ? country : rate.region() + ", " + country;
        return rate.name() + " " + rate.rate().percent() + "% (" + place + ")";
    }

    /** Why there is no tax; null if the label needs no explanation. */
    static @Nullable String reason(TaxBreakdown price) {
        return price.reason().legalNote();
    }

    /** The English name of a country. */
    static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
