package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.TestCard.EnteredCard;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox remembers of an attempt.
 *
 * @param amount how much was to be charged
 * @param presentedCard what was presented to be charged; null when the sandbox does not know it
 * @param result what it says of the attempt now, disputes aside
 * @param pendingOutcome what the attempt will yet come to; null for nothing else than what it is
 */
record StoredCharge(
        Money amount,
        @Nullable PresentedCard presentedCard,
        ProviderResult result,
        @Nullable Outcome pendingOutcome) {
    /**
     * A card that is presented to be charged.
     *
     * @param isNew whether it goes on file when it is charged
     */
    record PresentedCard(EnteredCard card, boolean isNew) {}

    /** Whether it waits for its payer. */
    boolean requiresAction() {
        return result instanceof ProviderResult.RequiresAction;
    }

    /** The card that was presented, where the sandbox must know it. */
    PresentedCard requireCard() {
        if (presentedCard == null) {
            throw new IllegalStateException("an attempt goes on without a card");
        }
        return presentedCard;
    }
}
