package dev.hexpay.domain.payment;

import dev.hexpay.domain.money.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The payer's bank wants the money back.
 *
 * @param amount how much of it, in the currency of the attempt
 * @param reason the bank's word for why
 * @param status how it went so far
 */
public record Dispute(Money amount, @Nullable String reason, DisputeStatus status) {
    /** How a dispute stands. */
    public enum DisputeStatus {
        /** Nobody has decided it. */
        OPEN,
        /** The merchant keeps the money. */
        WON,
        /** The payer has it back. */
        LOST;

        /** The word on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it has been decided. */
    public boolean isResolved() {
        return status != DisputeStatus.OPEN;
    }
}
