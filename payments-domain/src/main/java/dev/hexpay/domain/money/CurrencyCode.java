package dev.hexpay.domain.money;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The currencies of payments by their ISO 4217 code; the API accepts any case and writes lower case.
 *
 * <p>The list is our own, so that it does not change with the Java runtime: the currencies in use on 1 January 2026
 * (ISO 4217, list one, with the amendments in force on that day). It has no withdrawn currencies, funds, metals, bond
 * market units or test codes. A currency that the Java runtime does not know cannot be used on it.
 */
public final class CurrencyCode {
    private static final String TWO_DECIMALS = """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC
            CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
            JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
            NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
            SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG""";
    private static final String NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private static final String THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";
    private static final Map<Currency, Integer> MINOR_UNITS = minorUnitsByCurrency();
    // ASCII only: other Unicode letters have upper-case forms in A-Z.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{3}");

    private CurrencyCode() {}

    /**
     * The currency of a code in any case.
     *
     * @throws InvalidValueException when it cannot be used for payments
     */
    public static Currency parse(String code) {
        return Optional.of(code)
                .filter(text -> LETTERS.matcher(text).matches())
                .flatMap(CurrencyCode::known)
                .filter(MINOR_UNITS::containsKey)
                .orElseThrow(() -> new InvalidValueException("must be an ISO 4217 currency code such as usd"));
    }

    /**
     * The currency of a stored code. It was accepted when it was stored, and may have been withdrawn since.
     *
     * @throws IllegalArgumentException when the Java runtime does not know it
     */
    public static Currency ofStored(String code) {
        return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    }

    /** The code in the API and in the database, for example {@code eur}. */
    public static String format(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    /** The number of decimals of an amount in major units: 2 for dollars and cents, 0 for yen. */
    public static int minorUnits(Currency currency) {
        Integer listed = MINOR_UNITS.get(currency);
        return listed == null ? currency.getDefaultFractionDigits() : listed;
    }

    private static Map<Currency, Integer> minorUnitsByCurrency() {
        Map<Currency, Integer> units = new LinkedHashMap<>();
        put(units, TWO_DECIMALS, 2);
        put(units, NO_DECIMALS, 0);
        put(units, THREE_DECIMALS, 3);
        return Map.copyOf(units);
    }

    private static void put(Map<Currency, Integer> units, String codes, int decimals) {
        for (String code : codes.split("\\s+")) {
            known(code).ifPresent(currency -> units.put(currency, decimals));
        }
    }

    private static Optional<Currency> known(String code) {
        try {
            return Optional.of(ofStored(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
