package dev.hexpay.testkit;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.tenant.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The card tokens and saved cards of a {@link ScriptedProvider}. */
final class ScriptedCards {
    private final Map<String, StoredCard> cards = new HashMap<>();
    private final Map<String, Integer> renewed = new HashMap<>();
    private int stored;

    private record StoredCard(Scope scope, TestCard card) {}

    /** Stores a card and returns its reference. */
    String store(String prefix, Scope scope, TestCard card) {
        String reference = prefix + ++stored;
        cards.put(reference, new StoredCard(scope, card));
        return reference;
    }

    /** The card with this reference; null when the scope has none. */
    @Nullable
    TestCard find(Scope scope, String reference) {
        StoredCard found = cards.get(reference);
        return found != null && found.scope().equals(scope) ? found.card() : null;
    }

    /** The card with this reference as the provider shows it. */
    CardResult findShown(Scope scope, String reference) {
        TestCard card = find(scope, reference);
        if (card == null) {
            return new CardResult.Detached();
        }
        Card shown = card.displayed();
        int expYear = renewed.getOrDefault(reference, shown.expYear());
        return new CardResult.Saved(new Card(shown.brand(), shown.last4(), shown.expMonth(), expYear));
    }

    void renew(String reference, int expYear) {
        renewed.put(reference, expYear);
    }

    boolean contains(String reference) {
        return cards.containsKey(reference);
    }

    void remove(Scope scope, String reference) {
        cards.computeIfPresent(reference, (same, found) -> found.scope().equals(scope) ? null : found);
    }
}
