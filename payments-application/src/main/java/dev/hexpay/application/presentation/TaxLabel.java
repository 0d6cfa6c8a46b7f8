package dev.hexpay.application.presentation;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import java.util.List;
import java.util.Locale;

/** The label of the tax line of a price: name, rate and place of the tax. */
public final class TaxLabel {
    private final CountryNames countries;

    /** Creates the labels for readers of this locale. */
    public TaxLabel(Locale locale) {
        this.countries = new CountryNames(locale);
    }

    /** For example {@code VAT 19% (Germany)}; {@code Tax} if no rate was applied. */
    public String of(TaxBreakdown price) {
        TaxRate rate = price.rate();
        return rate == null ? "Tax" : of(rate);
    }

    /** A flat fee has no rate. */
    private String of(AppliedRate applied) {
        TaxRate rate = applied.rate();
        boolean isFee = rate.rate().isZero() && applied.tax().minor() != 0;
        return isFee ? rate.name() + " (" + place(rate) + ")" : of(rate);
    }

    private String of(TaxRate rate) {
        return rate.name() + " " + rate.rate().percent() + "% (" + place(rate) + ")";
    }

    private String place(TaxRate rate) {
        String country = countries.of(rate.country());
        return rate.region() == null ? country : rate.region() + ", " + country;
    }

    /** The tax lines of a document: one for each rate, or one without a rate. */
    public List<TaxLine> lines(TaxBreakdown price) {
        return price.rates().isEmpty()
                ? List.of(new TaxLine(withReverseChargeCountry(price), price.tax()))
                : price.rates().stream()
                        .map(each -> new TaxLine(of(each), each.tax()))
                        .toList();
    }

    /** A tax line: its label and amount. */
    public record TaxLine(String label, Money tax) {}

    /** The label; for a reverse charge {@code VAT (reverse charge)}. */
    public String withReverseCharge(TaxBreakdown price) {
        return isReverseCharge(price) ? "VAT (reverse charge)" : of(price);
    }

    /** The label; for a reverse charge with the buyer's country, for example {@code VAT, reverse charge (France)}. */
    public String withReverseChargeCountry(TaxBreakdown price) {
        if (!isReverseCharge(price)) {
            return of(price);
        }
        String country = price.evidence().country();
        return "VAT, reverse charge" + (country == null ? "" : " (" + countries.of(country) + ")");
    }

    private static boolean isReverseCharge(TaxBreakdown price) {
        return price.reason() == TaxReason.REVERSE_CHARGE;
    }
}
