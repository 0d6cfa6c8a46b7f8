package dev.hexpay.application.report;

import dev.hexpay.domain.money.MoneySum;

/**
 * The totals of one currency in a period.
 *
 * @param gross received in the period, tax included
 * @param refunded refunded in the period, whenever it was received, less what came back because a refund failed late;
 *     negative when more came back
 * @param succeeded the number of payments that succeeded in the period
 * @param failed the number of attempts that began in the period and were declined
 */
public record CurrencyTotals(MoneySum gross, MoneySum refunded, long succeeded, long failed) {
    /** Gross less refunded, in minor units; negative when more was refunded. */
    public long netMinor() {
        return gross.minor() - refunded.minor();
    }
}
