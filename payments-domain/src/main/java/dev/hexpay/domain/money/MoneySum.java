package dev.hexpay.domain.money;

import java.util.Currency;

/**
 * An exact sum of amounts, for reports. It may exceed the limit of one amount ({@link Money#MAX_MINOR}).
 *
 * @param minor whole minor units of the currency; negative when more was paid back than received
 */
public record MoneySum(long minor, Currency currency) {
    /** Nothing. */
    public static MoneySum zero(Currency currency) {
        return new MoneySum(0, currency);
    }

    /** One amount. */
    public static MoneySum of(Money money) {
        return new MoneySum(money.minor(), money.currency());
    }

    /**
     * With this sum; both must have the same currency.
     *
     * @throws ArithmeticException beyond 2<sup>63</sup> minor units
     */
    public MoneySum plus(MoneySum other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("sums in " + currency + " and " + other.currency + " do not match");
        }
        return new MoneySum(Math.addExact(minor, other.minor), currency);
    }
}
