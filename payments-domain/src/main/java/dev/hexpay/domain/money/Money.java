package dev.hexpay.domain.money;

import dev.hexpay.domain.error.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An exact amount of money.
 *
 * @param minor whole minor units of the currency (cents, whole yen), within ±{@value #MAX_MINOR}, so that every JSON
 *     parser keeps it exact
 * @param currency the currency of the amount
 */
public record Money(long minor, Currency currency) {
    /** The largest amount: 2<sup>53</sup> − 1 minor units. */
    public static final long MAX_MINOR = 9_007_199_254_740_991L;

    // Digits only, and few of them: an exponent could make a number of any size.
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{1,4})?");

    public Money {
        if (minor < -MAX_MINOR || minor > MAX_MINOR) {
            throw new InvalidValueException("must be within ±" + MAX_MINOR + ", tax included");
        }
    }

    /**
     * An amount in major units, for example {@code Money.of("25.00", "EUR")}.
     *
     * @param amount a decimal number with at most as many decimals as the currency has
     * @param currency an ISO 4217 code in any case
     * @throws InvalidValueException when the amount is not a number or has too many decimals, or the currency is unknown
     */
    public static Money of(String amount, String currency) {
        Currency parsed = CurrencyCode.parse(currency);
        if (!DECIMAL.matcher(amount).matches()) {
            throw new InvalidValueException("must be an amount such as 25.00");
        }
        BigDecimal minor = new BigDecimal(amount).movePointRight(CurrencyCode.minorUnits(parsed));
        if (minor.stripTrailingZeros().scale() > 0) {
            throw new InvalidValueException(
                    "must have at most " + CurrencyCode.minorUnits(parsed) + " decimals in " + parsed);
        }
        if (minor.abs().compareTo(BigDecimal.valueOf(MAX_MINOR)) > 0) {
            throw new InvalidValueException("must be within ±" + MAX_MINOR + ", tax included");
        }
        return new Money(minor.longValueExact(), parsed);
    }

    /** Zero in this currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The sum; both amounts must have the same currency. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** The difference; both amounts must have the same currency. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** This amount times {@code rate}, rounded half up to the minor unit; money is rounded here only. */
    public Money at(Rate rate) {
        BigDecimal exact = BigDecimal.valueOf(minor).multiply(rate.fraction());
        return new Money(exact.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
    }

    /**
     * Divides this amount in proportion to the weights by the largest-remainder method. The parts add up exactly, and
     * each is within one minor unit of its exact share. Of equal remainders, the earlier weight gets the unit.
     *
     * @param weights not negative, and not all zero unless this amount is zero
     */
    public List<Money> allocate(List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (minor < 0 || weights.stream().anyMatch(weight -> weight < 0) || (sum.signum() == 0 && minor != 0)) {
            throw new IllegalArgumentException(minor + " cannot be divided by " + weights);
        }
        BigInteger divisor = sum.max(BigInteger.ONE);
        long[] parts = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[weights.size()];
        long left = minor;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] exact = BigInteger.valueOf(minor)
                    .multiply(BigInteger.valueOf(weights.get(i)))
                    .divideAndRemainder(divisor);
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            left -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return Arrays.stream(parts).mapToObj(part -> new Money(part, currency)).toList();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency + " do not match");
        }
        return other;
    }
}
