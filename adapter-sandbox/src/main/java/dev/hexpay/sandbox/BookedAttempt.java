package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.sandbox.TestCard.Entered;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox remembers of an attempt.
 *
 * @param presented what was presented to be charged; null when the sandbox does not know it
 * @param answer what it says of the attempt now
 */
record BookedAttempt(@Nullable Presented presented, ProviderAnswer answer) {
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
}
