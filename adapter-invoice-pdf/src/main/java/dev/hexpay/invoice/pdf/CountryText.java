package dev.hexpay.invoice.pdf;

import java.util.Locale;

/** Countries by their English names. */
final class CountryText {
    private CountryText() {}

    /** The name of the country with this ISO 3166-1 code. */
    static String of(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
