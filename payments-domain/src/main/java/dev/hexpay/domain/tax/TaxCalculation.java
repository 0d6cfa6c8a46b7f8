package dev.hexpay.domain.tax;

import java.time.Duration;
import java.time.Instant;

/**
 * The calculation of a tax service: the evidence for a tax, and what the service records when the sale is paid.
 *
 * @param reference the service's reference
 * @param calculatedAt when it was calculated, by our clock, in whole milliseconds
 * @param expiresAt from when the service does not accept it any more, in whole milliseconds
 */
public record TaxCalculation(String reference, Instant calculatedAt, Instant expiresAt) {
    /** Time for a payer who is about to pay, and authenticates as late as permitted. */
    private static final Duration TIME_TO_PAY = Duration.ofHours(24);

    /** Whether a sale that begins now can still be recorded with it. */
    public boolean isUsableAt(Instant now) {
        return now.plus(TIME_TO_PAY).isBefore(expiresAt);
    }
}
