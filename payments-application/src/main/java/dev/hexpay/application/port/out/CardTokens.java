package dev.hexpay.application.port.out;

import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import java.time.YearMonth;

/** Turns the test card that a payer typed on the sandbox page into the provider's token, so that no number is kept. */
public interface CardTokens {
    /**
     * The token for this card.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code validation_error} of {@code cardNumber} when it is no known test
     *     card, naming no digit of it
     */
    OneTimeToken tokenize(Scope scope, CardEntry card);

    /**
     * A card as it was typed; it is never kept and never printed.
     *
     * @param number digits only
     * @param expiry the last month in which it is valid
     */
    record CardEntry(String number, YearMonth expiry) {
        @Override
        public String toString() {
            return "CardEntry[…]";
        }
    }
}
