package dev.hexpay.domain.money;

import dev.hexpay.domain.error.PaymentsException;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Currencies by their ISO 4217 code; the wire writes them in lower case and reads any case. */
public final class CurrencyCode {
    // Codes without a minor unit (gold, the test currency, …) cannot be paid in.
    private static final Map<String, Currency> PAYABLE = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

    // Elsewhere in Unicode there are letters whose upper case is one of these.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{3}");

    private CurrencyCode() {}

    /** The currency with this code in any case; a refusal of {@code currency} when it cannot be paid in. */
    public static Currency parse(String code) {
        Currency currency = LETTERS.matcher(code).matches() ? PAYABLE.get(code.toUpperCase(Locale.ROOT)) : null;
        if (currency == null) {
            throw PaymentsException.invalid("currency", "must be an ISO 4217 currency code such as usd");
        }
        return currency;
    }

    /** The code as the wire and the tables write it, for example {@code eur}. */
    public static String wire(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }
}
