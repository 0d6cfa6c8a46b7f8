package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cards that a provider knows by references of its own. */
final class Wallet {
    private final Map<String, Held> cards = new HashMap<>();
    private int made;

    private record Held(Scope scope, TestCard card) {}

    /** The token for a card that was typed. */
    String enter(Scope scope, CardEntry entry) {
        TestCard entered = Stream.of(TestCard.values())
                .filter(card -> card.number().equals(entry.number()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("cardNumber", "must be a test card"));
        return hold("tok_", scope, entered);
    }

    /** The reference of a card that is put on file. */
    String keep(Scope scope, TestCard card) {
        return hold("vault_", scope, card);
    }

    @Nullable
    TestCard find(Scope scope, String reference) {
        Held held = cards.get(reference);
        return held != null && held.scope().equals(scope) ? held.card() : null;
    }

    /** Whether there was such a card. */
    boolean forget(Scope scope, String reference) {
        return find(scope, reference) != null && cards.remove(reference) != null;
    }

    private String hold(String prefix, Scope scope, TestCard card) {
        String reference = prefix + ++made;
        cards.put(reference, new Held(scope, card));
        return reference;
    }
}
