package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;
import java.util.List;

/**
 * A part of a price: what of it is subtotal and what is tax, in one currency.
 *
 * @param subtotal without tax, never negative
 * @param tax never negative
 */
public record Share(Money subtotal, Money tax) {
    public Share {
        if (subtotal.minor() < 0 || tax.minor() < 0) {
            throw new IllegalArgumentException("a share is never negative");
        }
        subtotal.plus(tax);
    }

    /** Both together. */
    public Money total() {
        return subtotal.plus(tax);
    }

    /** What is left without {@code other}, which is no more than this in either part. */
    public Share minus(Share other) {
        return new Share(subtotal.minus(other.subtotal), tax.minus(other.tax));
    }

    /** Both shares together. */
    public Share plus(Share other) {
        return new Share(subtotal.plus(other.subtotal), tax.plus(other.tax));
    }

    /**
     * The part of this share that {@code amount} is, divided in proportion to it by largest remainder. Whatever is taken
     * one after the other from what is left adds up exactly, in subtotal and in tax.
     */
    public Share split(Money amount) {
        List<Money> parts = amount.allocate(List.of(subtotal.minor(), tax.minor()));
        return new Share(parts.get(0), parts.get(1));
    }
}
