package dev.hexpay.testing.stripe;

import dev.hexpay.testing.stripe.http.StripeError;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which amounts can be charged. Stripe compares with the minimum of the currency in which the account is paid out; the
 * stub has no exchange rates and knows the minima of the currencies that Stripe lists.
 */
final class Amounts {
    private static final long MAX = 99_999_999L;
    private static final long MAX_IDR = 999_999_999_999L;
    private static final Set<String> CURRENCIES =
            Set.of(("usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bif"
                            + " bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur"
                            + " fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jpy kes kgs khr kmf krw"
                            + " kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok"
                            + " npr nzd pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sos srd std szl"
                            + " thb tjs top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw bhd jod kwd"
                            + " omr tnd")
                    .split(" "));
    private static final Set<String> IN_TENS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Set<String> IN_HUNDREDS = Set.of("isk", "ugx");
    private static final Map<String, Long> MINIMA = Map.ofEntries(
            Map.entry("usd", 50L),
            Map.entry("eur", 50L),
            Map.entry("aud", 50L),
            Map.entry("cad", 50L),
            Map.entry("chf", 50L),
            Map.entry("nzd", 50L),
            Map.entry("sgd", 50L),
            Map.entry("brl", 50L),
            Map.entry("inr", 50L),
            Map.entry("gbp", 30L),
            Map.entry("aed", 200L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("myr", 200L),
            Map.entry("dkk", 250L),
            Map.entry("nok", 300L),
            Map.entry("sek", 300L),
            Map.entry("czk", 1500L),
            Map.entry("bgn", 100L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17_500L),
            Map.entry("jpy", 50L),
            Map.entry("mxn", 1000L),
            Map.entry("thb", 1000L));

    private Amounts() {}

    /** Refuses an amount in the smallest unit that cannot be charged in a currency. */
    static void check(long amount, String currency) {
        if (!CURRENCIES.contains(currency)) {
            throw StripeError.invalid(
                    "Invalid currency: " + currency + ". Stripe does not support it, or it is not in lower case.",
                    "currency");
        }
        if (amount < 1) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
        }
        String name = currency.toUpperCase(Locale.ROOT);
        if (amount < MINIMA.getOrDefault(currency, 1L)) {
            throw StripeError.invalid(
                    "amount_too_small",
                    "Amount must be at least " + MINIMA.get(currency) + " in the smallest unit of " + name + ".",
                    "amount");
        }
        if (amount > (currency.equals("idr") ? MAX_IDR : MAX)) {
            throw StripeError.invalid("amount_too_large", "Amount is too large for " + name + ".", "amount");
        }
        if ((IN_TENS.contains(currency) && amount % 10 != 0) || (IN_HUNDREDS.contains(currency) && amount % 100 != 0)) {
            throw StripeError.invalid("Invalid amount: the last digits must be zero in " + name + ".", "amount");
        }
    }
}
