package dev.hexpay.testkit;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.ScriptedRefunds.Paid;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider in memory that does what its cards say, remembers what it moved, and fails in the way a test plans. */
public final class ScriptedProvider implements PaymentProvider, CardTokens, DisputeDesk {
    private final Map<String, Held> cards = new HashMap<>();
    private final Map<Key, Booked> attempts = new HashMap<>();
    private final ScriptedRefunds refunds = new ScriptedRefunds();
    private final Queue<Runnable> before = new ArrayDeque<>();
    private final Queue<Runnable> after = new ArrayDeque<>();
    private Runnable always = () -> {};
    private int made;

    private record Key(Scope scope, TransactionId id) {}

    private record Held(Scope scope, TestCard card) {}

    private record Booked(Attempt attempt, @Nullable TestCard card, ProviderAnswer answer) {}

    /** A provider that has heard of nothing. */
    public ScriptedProvider() {}

    /** From now on this happens at the beginning of every call. */
    public synchronized void onEveryCall(Runnable hook) {
        always = hook;
    }

    /** This happens once, before the provider does anything in its next call. */
    public synchronized void beforeNextCall(Runnable event) {
        before.add(event);
    }

    /** This happens once, after the provider has done what its next call asks and before its answer arrives. */
    public synchronized void afterNextCall(Runnable event) {
        after.add(event);
    }

    /** The next call does not reach the provider. */
    public void loseNextCall() {
        beforeNextCall(() -> {
            throw new IllegalStateException("the call was lost");
        });
    }

    /** The provider does what its next call asks, and its answer does not reach the caller. */
    public void loseNextAnswer() {
        afterNextCall(() -> {
            throw new IllegalStateException("the answer was lost");
        });
    }

    /** What an attempt has moved, in minor units. */
    public synchronized long movedMinor(TransactionId attempt) {
        return attempts.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(attempt))
                .mapToLong(entry -> moved(entry.getValue()))
                .sum();
    }

    /** What all attempts have moved, in minor units of whatever currency. */
    public synchronized long movedMinor() {
        return attempts.values().stream().mapToLong(ScriptedProvider::moved).sum();
    }

    private static long moved(Booked booked) {
        return booked.answer() instanceof ProviderAnswer.Succeeded
                ? booked.attempt().amount().minor()
                : 0;
    }

    /** What of an attempt's money has gone back, in minor units. */
    public synchronized long returnedMinor(TransactionId attempt) {
        return refunds.returnedMinor(attempt);
    }

    /** An attempt that was declined has moved its money after all. */
    public synchronized void succeedAfterAll(Scope scope, TransactionId attempt) {
        attempts.computeIfPresent(
                new Key(scope, attempt),
                (key, booked) -> new Booked(
                        booked.attempt(), booked.card(), succeeded(scope, booked.attempt(), cardOf(booked))));
    }

    /** Whether a vaulted card has not been thrown away. */
    public synchronized boolean keeps(String vaultedReference) {
        return cards.containsKey(vaultedReference);
    }

    /** The payer of an attempt that has moved money wants all of it back from now on. */
    public synchronized void dispute(Scope scope, TransactionId attempt) {
        attempts.computeIfPresent(new Key(scope, attempt), (key, paid) -> disputed(paid, Dispute.Standing.OPEN));
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public synchronized OneTimeToken tokenize(Scope scope, CardEntry entry) {
        for (TestCard card : TestCard.values()) {
            if (card.number().equals(entry.number())) {
                return new OneTimeToken(held("tok_", scope, card));
            }
        }
        throw Refusal.invalid("cardNumber", "must be a test card");
    }

    @Override
    public synchronized ProviderAnswer charge(Scope scope, Attempt attempt) {
        return called(() -> {
            Key key = new Key(scope, attempt.id());
            boolean isNew = !attempts.containsKey(key);
            ProviderAnswer answer = attempts.computeIfAbsent(key, absent -> booked(scope, attempt))
                    .answer();
            if (isNew && attempts.get(key).card() == TestCard.DISPUTED) {
                // Its owner complains when the answer is under way already.
                dispute(scope, attempt.id());
            }
            return answer;
        });
    }

    private Booked booked(Scope scope, Attempt attempt) {
        Held held = cards.get(attempt.instrument().reference());
        return held == null || !held.scope().equals(scope)
                ? new Booked(attempt, null, declined("invalid_payment_method", null))
                : booked(scope, attempt, held.card());
    }

    private Booked booked(Scope scope, Attempt attempt, TestCard card) {
        boolean away = attempt.presence() == Presence.OFF_SESSION;
        ProviderAnswer answer = switch (card) {
            case WORKS, DISPUTED -> succeeded(scope, attempt, card);
            case DECLINED -> declined("card_declined", "generic_decline");
            case LACKS_FUNDS -> declined("card_declined", "insufficient_funds");
            case EXPIRED -> declined("expired_card", null);
            case AUTHENTICATES_ONCE -> away ? succeeded(scope, attempt, card) : new ProviderAnswer.NeedsAction();
            case AUTHENTICATES_ALWAYS -> new ProviderAnswer.NeedsAction();
            case DECLINED_OFF_SESSION ->
                away ? declined("card_declined", "generic_decline") : succeeded(scope, attempt, card);
        };
        return new Booked(attempt, card, answer);
    }

    @Override
    public synchronized ProviderAnswer authenticate(Scope scope, TransactionId id, Authentication outcome) {
        return called(() -> ended(scope, id, waiting -> switch (outcome) {
            case COMPLETED -> succeeded(scope, waiting.attempt(), cardOf(waiting));
            case FAILED -> declined("authentication_failed", null);
        }));
    }

    @Override
    public synchronized ProviderAnswer abandon(Scope scope, TransactionId id) {
        return called(() -> ended(scope, id, waiting -> declined("authentication_abandoned", null)));
    }

    @Override
    public synchronized ProviderAnswer find(Scope scope, TransactionId id) {
        return called(() -> answerOf(new Key(scope, id)));
    }

    @Override
    public synchronized RefundAnswer refund(Scope scope, Return asked) {
        return called(
                () -> refunds.refund(scope, asked, paid(scope, asked.charge().transaction())));
    }

    @Override
    public synchronized RefundAnswer findRefund(Scope scope, Return asked) {
        return called(() -> refunds.find(scope, asked));
    }

    private @Nullable Paid paid(Scope scope, TransactionId id) {
        Booked booked = attempts.get(new Key(scope, id));
        return booked != null && booked.answer() instanceof ProviderAnswer.Succeeded succeeded
                ? new Paid(booked.attempt().amount(), succeeded)
                : null;
    }

    @Override
    public synchronized void forget(Scope scope, String vaultedReference) {
        called(() -> cards.computeIfPresent(
                vaultedReference, (reference, held) -> held.scope().equals(scope) ? null : held));
    }

    @Override
    public synchronized boolean decide(Scope scope, TransactionId attempt, Verdict verdict) {
        Key key = new Key(scope, attempt);
        Booked paid = attempts.get(key);
        Dispute dispute = paid != null && paid.answer() instanceof ProviderAnswer.Succeeded succeeded
                ? succeeded.dispute()
                : null;
        if (paid == null || dispute == null) {
            return false;
        }
        Dispute.Standing decided = Dispute.Standing.valueOf(verdict.name());
        if (!dispute.isResolved()) {
            attempts.put(key, disputed(paid, decided));
        }
        return !dispute.isResolved() || dispute.standing() == decided;
    }

    private static Booked disputed(Booked booked, Dispute.Standing standing) {
        if (!(booked.answer() instanceof ProviderAnswer.Succeeded paid)) {
            throw new IllegalStateException("nobody disputes what was not paid");
        }
        Dispute dispute = new Dispute(booked.attempt().amount(), "fraudulent", standing);
        return new Booked(
                booked.attempt(),
                booked.card(),
                new ProviderAnswer.Succeeded(paid.reference(), paid.vaulted(), dispute));
    }

    private interface End {
        ProviderAnswer of(Booked waiting);
    }

    private ProviderAnswer ended(Scope scope, TransactionId id, End end) {
        Key key = new Key(scope, id);
        attempts.computeIfPresent(
                key,
                (same, booked) -> booked.answer() instanceof ProviderAnswer.NeedsAction
                        ? new Booked(booked.attempt(), booked.card(), end.of(booked))
                        : booked);
        return answerOf(key);
    }

    private ProviderAnswer answerOf(Key key) {
        Booked booked = attempts.get(key);
        return booked == null ? new ProviderAnswer.NeverHeardOf() : booked.answer();
    }

    private <A> A called(Supplier<A> call) {
        always.run();
        runNext(before);
        A answer = call.get();
        runNext(after);
        return answer;
    }

    private static void runNext(Queue<Runnable> events) {
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
    }

    private ProviderAnswer succeeded(Scope scope, Attempt attempt, TestCard card) {
        String charge = "ch_" + ++made;
        if (attempt.instrument() instanceof Instrument.Vaulted) {
            return new ProviderAnswer.Succeeded(charge, null, null);
        }
        String last4 = card.number().substring(12);
        String vault = held("vault_", scope, card);
        return new ProviderAnswer.Succeeded(
                charge, new ProviderAnswer.VaultedCard(vault, new Card("visa", last4, 12, 2030)), null);
    }

    private static ProviderAnswer declined(String code, @Nullable String declineCode) {
        return new ProviderAnswer.Declined(new Failure(code, declineCode, "Your card was not accepted."));
    }

    private static TestCard cardOf(Booked booked) {
        if (booked.card() == null) {
            throw new IllegalStateException("an attempt without a card waits for nobody");
        }
        return booked.card();
    }

    private String held(String prefix, Scope scope, TestCard card) {
        String reference = prefix + ++made;
        cards.put(reference, new Held(scope, card));
        return reference;
    }
}
