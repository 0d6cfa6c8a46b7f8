package dev.hexpay.domain.tax.vat;

import dev.hexpay.domain.error.PaymentsException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A well-formed VAT identification number of a member state of the European Union or of the United Kingdom: its shape
 * and its check digit are right. Whether it was given out, only the tax office knows.
 *
 * @param prefix two letters: the country's, except {@code EL} for Greece and {@code XI} for Northern Ireland
 * @param number what follows them, in upper case and without separators
 */
public record VatId(String prefix, String number) {
    private static final String FIELD = "taxId";
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
     * The VAT id that somebody in this country has written.
     *
     * @param text with or without separators, in any case; the country's own prefix may be left out
     * @param country where they are, ISO 3166-1 alpha-2
     * @return empty when it is none, or not well-formed
     */
    public static Optional<VatId> parse(String text, String country) {
        String compact = compact(text);
        return withPrefix(compact).or(() -> of(ownPrefix(country), compact));
    }

    /**
     * Refuses what a buyer in this country has written as their tax id and mistyped. Where VAT ids are known (member
     * states and the United Kingdom) it must be one, unless it begins with the two letters of a country elsewhere;
     * anywhere else it may be anything.
     *
     * @throws PaymentsException {@code validation_error} of {@code taxId}
     */
    public static void requireWellFormed(String text, String country) {
        if (isSupportedIn(country)
                && !isForeign(compact(text))
                && parse(text, country).isEmpty()) {
            throw malformed();
        }
    }

    /** The country that gave it out, ISO 3166-1 alpha-2. */
    public String country() {
        return switch (prefix) {
            case "EL" -> GREECE;
            case "XI" -> BRITAIN;
            default -> prefix;
        };
    }

    /** The whole of it, for example {@code DE136695976}. */
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

    /** Greeks write GR where the Union writes EL. */
    private static String ownPrefix(String letters) {
        return letters.equals(GREECE) ? "EL" : letters;
    }

    private static String compact(String text) {
        return SEPARATORS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    private static PaymentsException malformed() {
        return PaymentsException.invalid(FIELD, "must be a VAT ID such as DE136695976");
    }
}
