package dev.hexpay.domain.payment;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hosted page of a payment, on which the payer pays a link or authenticates a charge.
 *
 * @param token the secret part of its URL
 * @param successUrl URL to which the payer goes after paying; without one the page shows a confirmation
 * @param cancelUrl URL to which the payer can go instead of paying
 * @param expiresAt time from which the page rejects payment, to the millisecond and before the year 10000; null means
 *     never
 */
public record HostedPage(
        LinkToken token,
        @Nullable SuccessUrl successUrl,
        @Nullable WebUrl cancelUrl,
        @Nullable Instant expiresAt) {
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    public HostedPage {
        if (expiresAt != null) {
            if (!expiresAt.isBefore(YEAR_10000)) {
                throw new InvalidValueException("must be before the year 10000");
            }
            expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** A page without return URLs and without expiry. */
    public static HostedPage of(LinkToken token) {
        return new HostedPage(token, null, null, null);
    }

    /** Whether the page rejects payment at {@code now}. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
