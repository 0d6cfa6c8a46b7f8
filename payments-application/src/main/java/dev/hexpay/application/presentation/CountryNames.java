package dev.hexpay.application.presentation;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of countries. */
public final class CountryNames {
    private final Locale locale;
    private volatile @Nullable List<Country> sorted;

    /** Creates the names in the language of this locale. */
    public CountryNames(Locale locale) {
        this.locale = locale;
    }

    /** A country: its ISO 3166-1 alpha-2 code and its name. */
    public record Country(String code, String name) {}

    /** The name of the country with this ISO 3166-1 alpha-2 code; the code itself if it has no name. */
    public String of(String code) {
        return name(code, locale);
    }

    /** All countries, sorted by name. */
    public List<Country> all() {
        List<Country> countries = sorted;
        if (countries == null) {
            countries = Stream.of(Locale.getISOCountries())
                    .map(code -> new Country(code, name(code, locale)))
                    .sorted(Comparator.comparing(Country::name, Collator.getInstance(locale)))
                    .toList();
            sorted = countries;
        }
        return countries;
    }

    private static String name(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }
}
