package dev.hexpay.application.port.out;

import dev.hexpay.domain.customer.Card;

/** What a provider knows of a saved card. */
public sealed interface CardResult {
    /** The card can be charged. */
    record Saved(Card card) implements CardResult {}

    /** The card is detached, or this scope never had it. */
    record Detached() implements CardResult {}

    /** The response was lost: nothing may be concluded. */
    record Unknown() implements CardResult {}
}
