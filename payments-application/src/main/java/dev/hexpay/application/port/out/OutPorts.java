package dev.hexpay.application.port.out;

import java.time.InstantSource;

/**
 * Everything that the use cases need from outside, as records of ports.
 *
 * @param clock returns whole milliseconds, as the API shows them: nothing finer is stored or compared. A finer clock is
 *     rejected with an {@link IllegalArgumentException}
 */
public record OutPorts(
        Store store,
        PaymentProviders providers,
        TaxCalculator taxCalculator,
        Documents documents,
        WebhookSender webhookSender,
        Crypto crypto,
        PublicUrls publicUrls,
        Failpoints failpoints,
        InstantSource clock) {
    /** Checks the clock. */
    public OutPorts {
        ClockPrecision.requireMilliseconds(clock);
    }
}
