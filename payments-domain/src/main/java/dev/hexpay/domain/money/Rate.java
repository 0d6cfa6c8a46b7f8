package dev.hexpay.domain.money;

import java.math.BigDecimal;

/**
 * A fraction of an amount, such as a tax rate.
 *
 * @param partsPerMillion 190000 is 19 %; between 0 and 1000000
 */
public record Rate(int partsPerMillion) {
    private static final int PERCENT_DECIMALS = 4;

    public Rate {
        if (partsPerMillion < 0 || partsPerMillion > 1_000_000) {
            throw new IllegalArgumentException("a rate is between 0 and 100 percent");
        }
    }

    /**
     * A rate in percent with at most four decimals, for example {@code 14.975}.
     *
     * @throws IllegalArgumentException when {@code percent} is no such number
     */
    public static Rate ofPercent(String percent) {
        try {
            return new Rate(
                    new BigDecimal(percent).movePointRight(PERCENT_DECIMALS).intValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a rate in percent has at most four decimals: " + percent, e);
        }
    }

    /** The rate in percent without trailing zeros, for example {@code 14.975} or {@code 19}. */
    public String percent() {
        return BigDecimal.valueOf(partsPerMillion, PERCENT_DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }

    public boolean isZero() {
        return partsPerMillion == 0;
    }

    BigDecimal fraction() {
        return BigDecimal.valueOf(partsPerMillion, 6);
    }
}
