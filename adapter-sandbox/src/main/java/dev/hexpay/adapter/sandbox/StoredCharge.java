package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.TestCard.EnteredCard;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A charge as stored.
 *
 * @param amount the amount to charge
 * @param presentedCard the card to charge; null if it is unknown
 * @param result the current result, without disputes
 * @param pendingOutcome the outcome that is still to come; null if the result is final
 */
record StoredCharge(
        Money amount,
        @Nullable PresentedCard presentedCard,
        ProviderResult result,
        @Nullable Outcome pendingOutcome) {
    /**
     * The card of a charge.
     *
     * @param isNew whether the card is saved when the charge succeeds
     */
    record PresentedCard(EnteredCard card, boolean isNew) {}

    /** Whether the payer must authenticate. */
    boolean requiresAction() {
        return result instanceof ProviderResult.RequiresAction;
    }

    /** The card, which must be known. */
    PresentedCard requireCard() {
        if (presentedCard == null) {
            throw new IllegalStateException("a charge cannot be completed without a card");
        }
        return presentedCard;
    }
}
