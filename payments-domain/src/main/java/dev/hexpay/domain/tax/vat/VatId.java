package dev.hexpay.domain.tax.vat;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A well-formed VAT identification number of a member state of the European Union or of the United Kingdom: its format
 * and its check digit are correct. Only the tax office can confirm that it was issued.
 *
 * @param prefix two letters: the country code, except {@code EL} for Greece and {@code XI} for Northern Ireland
 * @param number what follows them, in upper case and without separators
 */
public record VatId(String prefix, String number) {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0./,:-]+");
    private static final Pattern TWO_LETTERS = Pattern.compile("[A-Z]{2}.*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String GREECE = "GR";
    private static final String BRITAIN = "GB";

    public VatId {
        if (!isWellFormed(prefix, number)) {
            throw malformed();
        }
    }

    /**
     * Parses a VAT id given by a buyer in this country.
     *
     * @param text with or without separators, in any case; the prefix of {@code country} may be omitted
     * @param country the buyer's country, ISO 3166-1 alpha-2
     * @return empty when it is not a well-formed VAT id
     */
    public static Optional<VatId> parse(String text, String country) {
        String compact = compact(text);
        return withPrefix(compact).or(() -> of(ownPrefix(country), compact));
    }

    /**
     * Rejects a malformed tax id of a buyer in this country. In member states and the United Kingdom it must be a
     * well-formed VAT id, unless it begins with the code of a country elsewhere. In other countries it may be any text.
     *
     * @throws InvalidValueException when it is malformed
     */
    public static void requireWellFormed(String text, String country) {
        if (isSupportedIn(country)
                && !isForeign(compact(text))
                && parse(text, country).isEmpty()) {
            throw malformed();
        }
    }

    /** The issuing country, ISO 3166-1 alpha-2. */
    public String country() {
        return switch (prefix) {
            case "EL" -> GREECE;
            case "XI" -> BRITAIN;
            default -> prefix;
        };
    }

    /** Prefix and number, for example {@code DE136695976}. */
    public String value() {
        return prefix + number;
    }

    private static Optional<VatId> withPrefix(String compact) {
        return TWO_LETTERS.matcher(compact).matches()
                ? of(ownPrefix(compact.substring(0, 2)), compact.substring(2))
                : Optional.empty();
    }

    private static Optional<VatId> of(String prefix, String number) {
        return isWellFormed(prefix, number) ? Optional.of(new VatId(prefix, number)) : Optional.empty();
    }

    private static boolean isWellFormed(String prefix, String number) {
        return VatNumberRules.of(prefix).filter(rule -> rule.accepts(number)).isPresent();
    }

    private static boolean isSupportedIn(String country) {
        return EuropeanUnion.isMember(country) || country.equals(BRITAIN);
    }

    private static boolean isForeign(String compact) {
        String letters = compact.substring(0, Math.min(2, compact.length()));
        return COUNTRIES.contains(letters)
                && VatNumberRules.of(ownPrefix(letters)).isEmpty();
    }

    /** The VAT prefix of Greece is EL, its country code is GR. */
    private static String ownPrefix(String letters) {
        return letters.equals(GREECE) ? "EL" : letters;
    }

    private static String compact(String text) {
        return SEPARATORS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException("must be a VAT ID such as DE136695976");
    }
}
