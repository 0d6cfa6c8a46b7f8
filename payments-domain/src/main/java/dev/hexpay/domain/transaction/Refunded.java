package dev.hexpay.domain.transaction;

import dev.hexpay.domain.money.Money;

/**
 * What of an attempt's money goes back.
 *
 * @param promised what refunds under way and done take, so that the next one cannot take it again
 * @param done what has gone back
 */
public record Refunded(Share promised, Money done) {
    /** Nothing. */
    public static Refunded nothing(Money paid) {
        Money zero = Money.zero(paid.currency());
        return new Refunded(new Share(zero, zero), zero);
    }

    Refunded promising(Share share) {
        return new Refunded(promised.plus(share), done);
    }

    Refunded releasing(Share share) {
        return new Refunded(promised.minus(share), done);
    }

    Refunded giving(Share share) {
        return new Refunded(promised, done.plus(share.total()));
    }
}
