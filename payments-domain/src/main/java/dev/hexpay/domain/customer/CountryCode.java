package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A country.
 *
 * @param value ISO 3166-1 alpha-2, accepted in any case and kept in upper case
 */
public record CountryCode(String value) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    // ASCII only: other Unicode letters have upper-case forms in A-Z; ß would become SS, South Sudan.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");

    public CountryCode {
        value = LETTERS.matcher(value).matches() ? value.toUpperCase(Locale.ROOT) : value;
        if (!COUNTRIES.contains(value)) {
            throw new InvalidValueException("must be an ISO 3166-1 alpha-2 country code such as DE");
        }
    }
}
