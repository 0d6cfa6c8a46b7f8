package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import java.time.YearMonth;

/** Turns the test card that a payer typed on the sandbox page into the provider's token, so that no number is kept. */
public interface CardTokenizer {
    /**
     * The token for this card.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code validation_error} of {@code cardNumber} when it is no known test
     *     card, naming no digit of it
     */
    CardToken tokenize(Scope scope, CardDetails card);

    /**
     * A card as it was typed; it is never kept and never printed.
     *
     * @param number digits only
     * @param expiry the last month in which it is valid
     */
    record CardDetails(String number, YearMonth expiry) {
        @Override
        public String toString() {
            return "CardEntry[…]";
        }
    }
}
