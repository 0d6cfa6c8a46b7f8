package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import org.jspecify.annotations.Nullable;

/** The label of the tax line: name, rate and place of the tax. */
final class TaxLabel {
    private static final String TAX = "Tax";

    private TaxLabel() {}

    /** For example {@code VAT 19% (Germany)}, or {@code VAT, reverse charge (France)}. */
    static String of(TaxBreakdown price) {
        return switch (price.reason()) {
            case STANDARD, EXEMPT -> rate(price.rate());
            case REVERSE_CHARGE -> "VAT, reverse charge" + place(price.evidence());
            case NOT_REGISTERED, UNKNOWN_LOCATION -> TAX;
        };
    }

    private static String rate(@Nullable TaxRate rate) {
        if (rate == null) {
            return TAX;
        }
        String country = CountryNames.of(rate.country());
        String place = rate.region() == null ? country : rate.region() + ", " + country;
        return rate.name() + " " + rate.rate().percent() + "% (" + place + ")";
    }

    private static String place(BuyerLocation evidence) {
        String country = evidence.country();
        return country == null ? "" : " (" + CountryNames.of(country) + ")";
    }
}
