package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.domain.money.Money;
import dev.hexpay.sandbox.TestCard.Entered;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox remembers of an attempt.
 *
 * @param amount how much was to be charged
 * @param presented what was presented to be charged; null when the sandbox does not know it
 * @param answer what it says of the attempt now, disputes aside
 * @param late what the attempt will yet come to; null for nothing else than what it is
 */
record BookedAttempt(
        Money amount,
        @Nullable Presented presented,
        ProviderAnswer answer,
        @Nullable Outcome late) {
    /**
     * A card that is presented to be charged.
     *
     * @param isNew whether it goes on file when it is charged
     */
    record Presented(Entered card, boolean isNew) {}

    /** Whether it waits for its payer. */
    boolean needsAction() {
        return answer instanceof ProviderAnswer.NeedsAction;
    }

    /** The card that was presented, where the sandbox must know it. */
    Presented card() {
        if (presented == null) {
            throw new IllegalStateException("an attempt goes on without a card");
        }
        return presented;
    }
}
