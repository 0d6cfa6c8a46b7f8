package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The postal address of a person or company; it determines the tax.
 *
 * @param line1 street and number, 1 to 200 characters
 * @param line2 second address line
 * @param city city or town
 * @param state the state or province, by its code where tax depends on it (Canada)
 * @param postalCode 1 to 20 characters
 * @param country ISO 3166-1 alpha-2, upper case
 * @param region a grouping chosen by the merchant, for example {@code EU}
 */
public record PostalAddress(
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String state,
        String postalCode,
        String country,
        @Nullable String region) {
    private static final int MAX = 200;
    private static final int MAX_POSTAL_CODE = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    // ASCII only: other Unicode letters have upper-case forms in A-Z; ß would become SS, South Sudan.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");

    public PostalAddress {
        country = LETTERS.matcher(country).matches() ? country.toUpperCase(Locale.ROOT) : country;
        List<Violation> violations = new ArrayList<>();
        check(violations, "line1", line1, MAX);
        check(violations, "line2", line2, MAX);
        check(violations, "city", city, MAX);
        check(violations, "state", state, MAX);
        check(violations, "postalCode", postalCode, MAX_POSTAL_CODE);
        if (!COUNTRIES.contains(country)) {
            violations.add(new Violation("country", "must be an ISO 3166-1 alpha-2 country code such as DE"));
        }
        check(violations, "region", region, MAX);
        if (!violations.isEmpty()) {
            throw PaymentsException.invalid(violations);
        }
    }

    private static void check(List<Violation> violations, String field, @Nullable String value, int max) {
        try {
            if (value != null) {
                PlainText.singleLine(field, value, max);
            }
        } catch (PaymentsException invalid) {
            violations.addAll(invalid.violations());
        }
    }
}
