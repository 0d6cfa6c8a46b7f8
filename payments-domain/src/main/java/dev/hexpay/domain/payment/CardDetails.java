package dev.hexpay.domain.payment;

import java.time.YearMonth;

/**
 * The card details as entered; they are never stored and never printed.
 *
 * @param number digits only
 * @param expiry the last month in which it is valid
 */
public record CardDetails(String number, YearMonth expiry) implements EnteredCard {
    @Override
    public String toString() {
        return "CardDetails[…]";
    }
}
