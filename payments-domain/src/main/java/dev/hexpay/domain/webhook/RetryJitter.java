package dev.hexpay.domain.webhook;

import dev.hexpay.domain.id.WebhookDeliveryId;
import java.time.Duration;

/**
 * Spreads retries that would be due at the same time by up to a tenth of their delay, earlier or later. The spread depends on
 * the delivery and the number of the retry alone, so that the same state leads to the same schedule.
 */
final class RetryJitter {
    private static final int STEPS = 2001;
    private static final int PER_STEP = 10_000;
    // Odd, so that ids with a common start do not get a common spread.
    private static final int MIX = 0x9E3779B1;

    private RetryJitter() {}

    static Duration of(WebhookDeliveryId delivery, int failures, Duration delay) {
        int hash = (delivery.value() + failures).hashCode() * MIX;
        int steps = Math.floorMod(hash >>> 8, STEPS) - STEPS / 2;
        return delay.plusMillis(delay.toMillis() * steps / PER_STEP);
    }
}
