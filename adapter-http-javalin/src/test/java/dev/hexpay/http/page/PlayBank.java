package dev.hexpay.http.page;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that knows a handful of cards, and remembers how each attempt went. */
final class PlayBank implements PaymentProvider, CardTokens {
    static final String GOOD = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    static final String ASKS_BANK = "4000002500003155";
    static final String NO_ANSWER = "4000000000009235";

    private static final Set<String> CARDS = Set.of(GOOD, DECLINED, ASKS_BANK, NO_ANSWER);

    final AtomicInteger charges = new AtomicInteger();
    volatile String declineMessage = "Your card was declined.";
    private final Map<TransactionId, ProviderAnswer> attempts = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public OneTimeToken tokenize(Scope scope, CardEntry card) {
        if (!CARDS.contains(card.number())) {
            throw Refusal.invalid("cardNumber", "must be one of the published test cards");
        }
        return new OneTimeToken("tok_" + card.number());
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        return attempts.computeIfAbsent(attempt.id(), id -> first(attempt));
    }

    private ProviderAnswer first(Attempt attempt) {
        charges.incrementAndGet();
        return switch (attempt.instrument().reference()) {
            case "tok_" + GOOD -> succeeded();
            case "tok_" + DECLINED -> declined("generic_decline");
            case "tok_" + ASKS_BANK -> new ProviderAnswer.NeedsAction();
            default -> new ProviderAnswer.StillProcessing();
        };
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome) {
        return attempts.compute(attempt, (id, before) -> switch (outcome) {
            case COMPLETED -> succeeded();
            case FAILED -> declined("authentication_failed");
        });
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId attempt) {
        return attempts.compute(attempt, (id, before) -> declined("abandoned"));
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        return attempts.getOrDefault(attempt, new ProviderAnswer.NeverHeardOf());
    }

    @Override
    public RefundAnswer refund(Scope scope, Return asked) {
        return new RefundAnswer.Succeeded("refund_1");
    }

    @Override
    public RefundAnswer findRefund(Scope scope, Return asked) {
        return refund(scope, asked);
    }

    @Override
    public void forget(Scope scope, String vaultedReference) {
        throw new AssertionError("no page throws a card away");
    }

    private static ProviderAnswer succeeded() {
        Card card = new Card("visa", "4242", 12, 2030);
        return new ProviderAnswer.Succeeded("ch_1", new ProviderAnswer.VaultedCard("vault_1", card), null);
    }

    private ProviderAnswer declined(String reason) {
        return new ProviderAnswer.Declined(new Failure("card_declined", reason, declineMessage));
    }
}
