package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payer's objection at the bank against a transaction.
 *
 * @param amount the disputed amount, in the currency of the transaction
 * @param reason the bank's code for the reason
 * @param status open, won or lost
 */
public record Dispute(Money amount, @Nullable String reason, DisputeStatus status) {
    /** Whether it is won or lost. */
    public boolean isResolved() {
        return status != DisputeStatus.OPEN;
    }
}
