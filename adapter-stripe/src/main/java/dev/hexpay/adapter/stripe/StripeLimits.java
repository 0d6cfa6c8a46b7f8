package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.Money;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The currencies and amounts that Stripe can charge, as its page about currencies publishes them. An account that is paid
 * out in another currency has a minimum in that currency too: Stripe declines what is below it.
 */
final class StripeLimits {
    /** The presentment currencies of cards, and those with three decimals. */
    private static final Set<String> CURRENCIES = Set.of("""
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP
            CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
            ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN
            MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE
            SOS SRD STD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR
            ZMW""".split("\\s+"));

    /** Eight digits, and twelve in Indonesian rupiah. */
    private static final long MAX = 99_999_999L;

    private static final Map<String, Long> MAX_BY_CURRENCY = Map.of("IDR", 999_999_999_999L);

    /** In our minor units. */
    private static final Map<String, Long> MIN = Map.ofEntries(
            Map.entry("USD", 50L),
            Map.entry("EUR", 50L),
            Map.entry("AUD", 50L),
            Map.entry("CAD", 50L),
            Map.entry("CHF", 50L),
            Map.entry("NZD", 50L),
            Map.entry("SGD", 50L),
            Map.entry("BRL", 50L),
            Map.entry("INR", 50L),
            Map.entry("GBP", 30L),
            Map.entry("AED", 2_00L),
            Map.entry("PLN", 2_00L),
            Map.entry("RON", 2_00L),
            Map.entry("MYR", 2_00L),
            Map.entry("DKK", 2_50L),
            Map.entry("NOK", 3_00L),
            Map.entry("SEK", 3_00L),
            Map.entry("CZK", 15_00L),
            Map.entry("BGN", 1_00L),
            Map.entry("HKD", 4_00L),
            Map.entry("HUF", 175_00L),
            Map.entry("JPY", 50L),
            Map.entry("MXN", 10_00L),
            Map.entry("THB", 10_00L));

    private StripeLimits() {}

    /** Why Stripe cannot charge this amount; empty if it can. */
    static Optional<Violation> objectionTo(Money amount) {
        String currency = amount.currency().getCurrencyCode();
        if (!CURRENCIES.contains(currency)) {
            return Optional.of(new Violation(
                    "currency", "must be a currency of the payment provider, which does not have " + currency));
        }
        return objectionToAmount(amount).map(message -> new Violation("amount", message));
    }

    /** Why Stripe cannot refund this amount; empty if it can. There is no minimum. */
    static Optional<Violation> objectionToRefund(Money amount) {
        return StripeAmounts.toStripe(amount).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "amount",
                        "must be a multiple of " + StripeAmounts.step(amount.currency()) + " in "
                                + amount.currency().getCurrencyCode()));
    }

    /** What the amount must be instead, as the predicate of a sentence. */
    private static Optional<String> objectionToAmount(Money amount) {
        String currency = amount.currency().getCurrencyCode();
        OptionalLong atStripe = StripeAmounts.toStripe(amount);
        if (atStripe.isEmpty()) {
            return Optional.of("must make a total in " + currency + " that the payment provider can charge, which is a"
                    + " multiple of " + StripeAmounts.step(amount.currency()));
        } else if (atStripe.getAsLong() > MAX_BY_CURRENCY.getOrDefault(currency, MAX)) {
            return Optional.of("must make a smaller total: the payment provider charges at most "
                    + StripeAmounts.fromStripe(MAX_BY_CURRENCY.getOrDefault(currency, MAX), amount.currency())
                            .minor() + " in " + currency);
        } else if (amount.minor() < MIN.getOrDefault(currency, 1L)) {
            return Optional.of("must make a total of at least " + MIN.get(currency) + " in " + currency
                    + ", the minimum of the payment provider");
        }
        return Optional.empty();
    }
}
