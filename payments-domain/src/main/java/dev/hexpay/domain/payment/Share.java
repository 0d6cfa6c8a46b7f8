package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;
import java.util.List;

/**
 * A portion of a price, divided into subtotal and tax, in one currency.
 *
 * @param subtotal amount before tax, not negative
 * @param tax not negative
 */
public record Share(Money subtotal, Money tax) {
    public Share {
        if (subtotal.minor() < 0 || tax.minor() < 0) {
            throw new IllegalArgumentException("a share must not be negative");
        }
        subtotal.plus(tax);
    }

    /** Subtotal plus tax. */
    public Money total() {
        return subtotal.plus(tax);
    }

    /** The remainder without {@code other}, which must not exceed this share in subtotal or tax. */
    public Share minus(Share other) {
        return new Share(subtotal.minus(other.subtotal), tax.minus(other.tax));
    }

    /** The sum of both shares. */
    public Share plus(Share other) {
        return new Share(subtotal.plus(other.subtotal), tax.plus(other.tax));
    }

    /**
     * Splits {@code amount} in proportion to the subtotal and tax of this share, by the largest-remainder method. When
     * amounts are split one after the other from the remainder, they add up exactly in subtotal and in tax.
     */
    public Share split(Money amount) {
        List<Money> parts = amount.allocate(List.of(subtotal.minor(), tax.minor()));
        return new Share(parts.get(0), parts.get(1));
    }
}
