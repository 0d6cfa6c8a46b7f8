package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.customer.Card;
import java.time.YearMonth;

/**
 * A card of the sandbox, without its number, so that the number cannot leak.
 *
 * @param name its name in the tables of the sandbox, for example {@code us_visa}
 * @param brand for example {@code visa}
 * @param last4 the last four digits
 * @param behavior the outcomes and faults of its charges
 */
record TestCard(String name, String brand, String last4, CardBehavior behavior) {
    /** A test card as a payer entered it. */
    record EnteredCard(TestCard card, YearMonth expiry) {
        Card toCard() {
            return new Card(card.brand, card.last4, expiry.getMonthValue(), expiry.getYear());
        }
    }
}
