package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payer's objection at the bank against a transaction.
 *
 * @param amount the disputed amount, in the currency of the transaction
 * @param reason the bank's code for the reason
 * @param status open, won or lost
 */
public record Dispute(Money amount, @Nullable String reason, DisputeStatus status) {
    /** The status of a dispute. */
    public enum DisputeStatus {
        /** Not resolved. */
        OPEN,
        /** The merchant keeps the money. */
        WON,
        /** The money is returned to the payer. */
        LOST;

        /** The name in the API: lower case. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is won or lost. */
    public boolean isResolved() {
        return status != DisputeStatus.OPEN;
    }
}
