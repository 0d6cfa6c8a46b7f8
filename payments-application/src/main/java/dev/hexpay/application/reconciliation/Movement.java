package dev.hexpay.application.reconciliation;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a provider has moved: a succeeded charge or a succeeded refund.
 *
 * @param reference the provider's reference: of a charge the one of its transaction, of a refund its own
 * @param transaction our transaction; null when the provider does not know it
 * @param refund our refund; null for a charge, and when the provider does not know it
 * @param amount positive, tax included
 * @param movedAt the provider's time of it
 */
public record Movement(
        Kind kind,
        String reference,
        @Nullable TransactionId transaction,
        @Nullable RefundId refund,
        Money amount,
        Instant movedAt) {
    /** The direction of the money. */
    public enum Kind {
        /** From the payer. */
        CHARGE,
        /** Back to the payer. */
        REFUND
    }
}
