package dev.hexpay.domain.payment;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The page of a payment, where a payer pays a link or authenticates a charge.
 *
 * @param token what its address is made of
 * @param successUrl where the payer goes after paying; without one the page says thank you
 * @param cancelUrl where the payer may go instead of paying
 * @param expiresAt from when on the page refuses, to the millisecond and before the year 10000; null means never
 */
public record HostedPage(
        LinkToken token,
        @Nullable WebUrl successUrl,
        @Nullable WebUrl cancelUrl,
        @Nullable Instant expiresAt) {
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    public HostedPage {
        if (expiresAt != null) {
            if (!expiresAt.isBefore(YEAR_10000)) {
                throw PaymentsException.invalid("expiresAt", "must be before the year 10000");
            }
            expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** A page with nothing but its address. */
    public static HostedPage of(LinkToken token) {
        return new HostedPage(token, null, null, null);
    }

    /** Whether the page refuses at {@code now}. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
