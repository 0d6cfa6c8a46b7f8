package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
    public PostalAddress {
        List<Violation> violations = new ArrayList<>();
        line1 = valid(violations, "line1", line1, text -> new AddressLine(text).value());
        line2 = validOrNull(violations, "line2", line2);
        city = valid(violations, "city", city, text -> new AddressLine(text).value());
        state = validOrNull(violations, "state", state);
        postalCode = valid(violations, "postalCode", postalCode, text -> new PostalCode(text).value());
        country = valid(violations, "country", country, code -> new CountryCode(code).value());
        region = validOrNull(violations, "region", region);
        if (!violations.isEmpty()) {
            throw new InvalidValueException(violations);
        }
    }

    private static @Nullable String validOrNull(List<Violation> violations, String part, @Nullable String line) {
        return line == null ? null : valid(violations, part, line, text -> new AddressLine(text).value());
    }

    private static String valid(List<Violation> violations, String part, String text, UnaryOperator<String> check) {
        try {
            return check.apply(text);
        } catch (InvalidValueException invalid) {
            violations.addAll(invalid.violationsOf(part));
            return text;
        }
    }

    /** Starts an address in this country: ISO 3166-1 alpha-2. */
    public static Builder in(String country) {
        return new Builder(country);
    }

    /** An address by the names of its parts; {@code line1}, {@code city} and {@code postalCode} are required. */
    public static final class Builder {
        private final String country;
        private String line1 = "";
        private @Nullable String line2;
        private String city = "";
        private @Nullable String state;
        private String postalCode = "";
        private @Nullable String region;

        private Builder(String country) {
            this.country = country;
        }

        /** Street and number. */
        public Builder line1(String text) {
            line1 = text;
            return this;
        }

        /** The second address line. */
        public Builder line2(@Nullable String text) {
            line2 = text;
            return this;
        }

        /** City or town. */
        public Builder city(String text) {
            city = text;
            return this;
        }

        /** State or province. */
        public Builder state(@Nullable String text) {
            state = text;
            return this;
        }

        /** Postal code. */
        public Builder postalCode(String text) {
            postalCode = text;
            return this;
        }

        /** A grouping chosen by the merchant. */
        public Builder region(@Nullable String text) {
            region = text;
            return this;
        }

        /**
         * The address.
         *
         * @throws InvalidValueException with everything that is missing or invalid
         */
        public PostalAddress build() {
            return new PostalAddress(line1, line2, city, state, postalCode, country, region);
        }
    }
}
