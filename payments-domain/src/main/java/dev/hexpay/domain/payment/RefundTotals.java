package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;

/**
 * The refunded amounts of a transaction.
 *
 * @param reserved the share taken by pending and succeeded refunds, so that no other refund can take it
 * @param refunded the amount of the succeeded refunds
 */
public record RefundTotals(Share reserved, Money refunded) {
    /** No refunds, in the currency of {@code paid}. */
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

    /** The share of a refund that had succeeded is refundable again. */
    RefundTotals reverse(Share share) {
        return new RefundTotals(reserved.minus(share), refunded.minus(share.total()));
    }

    RefundTotals settle(Share share) {
        return new RefundTotals(reserved, refunded.plus(share.total()));
    }
}
