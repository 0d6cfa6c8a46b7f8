package dev.hexpay.adapter.invoice.pdf;

import java.util.Locale;

/** English names of countries. */
final class CountryNames {
    private CountryNames() {}

    /** The name of the country with this ISO 3166-1 code. */
    static String of(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
