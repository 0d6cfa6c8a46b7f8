package dev.hexpay.application.reconciliation;

import dev.hexpay.domain.money.MoneySum;
import java.util.Currency;

/**
 * Number and sum of charges and of refunds in one currency.
 *
 * @param charges how many charges succeeded
 * @param charged their sum
 * @param refunds how many refunds succeeded
 * @param refunded their sum
 */
public record MovedTotals(long charges, MoneySum charged, long refunds, MoneySum refunded) {
    /** Nothing was moved. */
    public static MovedTotals none(Currency currency) {
        return new MovedTotals(0, MoneySum.zero(currency), 0, MoneySum.zero(currency));
    }

    /** With this many more movements, of this sum. */
    public MovedTotals plus(Movement.Kind kind, long count, MoneySum sum) {
        return switch (kind) {
            case CHARGE -> new MovedTotals(charges + count, charged.plus(sum), refunds, refunded);
            case REFUND -> new MovedTotals(charges, charged, refunds + count, refunded.plus(sum));
        };
    }
}
