package dev.hexpay.domain.money;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Currencies by their ISO 4217 code; the API accepts any case and writes lower case. */
public final class CurrencyCode {
    // Codes without a minor unit (gold, the test currency, …) cannot be used for payments.
    private static final Map<String, Currency> PAYABLE = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

    // ASCII only: other Unicode letters have upper-case forms in A-Z.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{3}");

    private CurrencyCode() {}

    /**
     * The currency of a code in any case.
     *
     * @throws InvalidValueException when it cannot be used for payments
     */
    public static Currency parse(String code) {
        Currency currency = LETTERS.matcher(code).matches() ? PAYABLE.get(code.toUpperCase(Locale.ROOT)) : null;
        if (currency == null) {
            throw new InvalidValueException("must be an ISO 4217 currency code such as usd");
        }
        return currency;
    }

    /** The code in the API and in the database, for example {@code eur}. */
    public static String format(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }
}
