package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts in the smallest unit as Stripe counts it. It is our minor unit in all currencies but four kinds: ISK and UGX are
 * sent times 100, MGA without decimals, and amounts with three decimals end with a zero.
 */
final class StripeAmounts {
    private static final Set<String> TIMES_100 = Set.of("ISK", "UGX");
    private static final Set<String> WITHOUT_DECIMALS = Set.of("MGA");
    private static final int THREE_DECIMALS = 3;

    private StripeAmounts() {}

    /** The amount for Stripe; empty if Stripe cannot represent it. */
    static OptionalLong toStripe(Money money) {
        String code = money.currency().getCurrencyCode();
        if (TIMES_100.contains(code)) {
            return OptionalLong.of(Math.multiplyExact(money.minor(), 100));
        } else if (money.minor() % step(money.currency()) != 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(WITHOUT_DECIMALS.contains(code) ? money.minor() / 100 : money.minor());
    }

    /** Amounts in this currency that Stripe can charge are multiples of this many minor units. */
    static long step(Currency currency) {
        if (WITHOUT_DECIMALS.contains(currency.getCurrencyCode())) {
            return 100;
        }
        return CurrencyCode.minorUnits(currency) < THREE_DECIMALS ? 1 : 10;
    }

    /** The amount of Stripe; a fraction of our minor unit, which no charge of ours has, is rounded down. */
    static Money fromStripe(long amount, Currency currency) {
        String code = currency.getCurrencyCode();
        if (TIMES_100.contains(code)) {
            return new Money(amount / 100, currency);
        }
        return new Money(WITHOUT_DECIMALS.contains(code) ? Math.multiplyExact(amount, 100) : amount, currency);
    }
}
