package dev.hexpay.domain.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The page of a payment, where a payer pays a link or authenticates a charge.
 *
 * @param token what its address is made of
 * @param successUrl where the payer goes after paying; without one the page says thank you
 * @param cancelUrl where the payer may go instead of paying
 * @param expiresAt from when on the page refuses; null means never
 */
public record HostedPage(
        LinkToken token,
        @Nullable WebUrl successUrl,
        @Nullable WebUrl cancelUrl,
        @Nullable Instant expiresAt) {
    /** A page with nothing but its address. */
    public static HostedPage at(LinkToken token) {
        return new HostedPage(token, null, null, null);
    }

    /** Whether the page refuses at {@code now}. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
