package dev.hexpay.application.reconciliation;

import dev.hexpay.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement on which we and the provider do not agree.
 *
 * @param id our id: of a charge its transaction, of a refund its own, or that of its transaction when it was made
 *     elsewhere; null when the provider knows none
 * @param reference the provider's reference
 * @param ours what is recorded here; null when nothing is
 * @param theirs what the provider has moved; null when it has moved nothing
 * @param at the provider's time, or else ours
 */
public record Difference(
        Finding finding,
        Movement.Kind kind,
        @Nullable String id,
        String reference,
        @Nullable Money ours,
        @Nullable Money theirs,
        Instant at) {
    /** What is different. */
    public enum Finding {
        /** Recorded here, and the provider does not list it. */
        MISSING_AT_PROVIDER,
        /** Listed by the provider, and not recorded here as succeeded. */
        UNKNOWN_HERE,
        /** Known to both, with different amounts. */
        DIFFERENT_AMOUNTS
    }
}
