package dev.hexpay.simulator;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cards that a provider stores, by reference. */
final class CardVault {
    private final Map<String, StoredCard> cards = new HashMap<>();
    private int count;

    private record StoredCard(Scope scope, TestCard card) {}

    /** Returns a token for entered card details. */
    String tokenize(Scope scope, CardDetails entry) {
        TestCard entered = Stream.of(TestCard.values())
                .filter(card -> card.number().equals(entry.number()))
                .findFirst()
                .orElseThrow(() -> PaymentsException.invalid("cardNumber", "must be a test card"));
        return store("tok_", scope, entered);
    }

    /** Stores a card and returns its reference. */
    String save(Scope scope, TestCard card) {
        return store("vault_", scope, card);
    }

    @Nullable
    TestCard find(Scope scope, String reference) {
        StoredCard stored = cards.get(reference);
        return stored != null && stored.scope().equals(scope) ? stored.card() : null;
    }

    /** What the provider says of a saved card. */
    CardResult lookUp(Scope scope, String reference) {
        TestCard card = find(scope, reference);
        return card == null ? new CardResult.Detached() : new CardResult.Saved(shown(card));
    }

    /** Stores a card for a charge that succeeds. */
    VaultedCard vaulted(Scope scope, TestCard card) {
        return new VaultedCard(save(scope, card), shown(card));
    }

    private static Card shown(TestCard card) {
        return new Card("visa", card.number().substring(12), 12, 2030);
    }

    /** Removes a card; false if there was none. */
    boolean remove(Scope scope, String reference) {
        return find(scope, reference) != null && cards.remove(reference) != null;
    }

    private String store(String prefix, Scope scope, TestCard card) {
        String reference = prefix + ++count;
        cards.put(reference, new StoredCard(scope, card));
        return reference;
    }
}
