package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;

/**
 * What of an attempt's money goes back.
 *
 * @param reserved what refunds under way and done take, so that the next one cannot take it again
 * @param refunded what has gone back
 */
public record RefundTotals(Share reserved, Money refunded) {
    /** Nothing. */
    public static RefundTotals none(Money paid) {
        Money zero = Money.zero(paid.currency());
        return new RefundTotals(new Share(zero, zero), zero);
    }

    RefundTotals reserve(Share share) {
        return new RefundTotals(reserved.plus(share), refunded);
    }

    RefundTotals release(Share share) {
        return new RefundTotals(reserved.minus(share), refunded);
    }

    RefundTotals settle(Share share) {
        return new RefundTotals(reserved, refunded.plus(share.total()));
    }
}
