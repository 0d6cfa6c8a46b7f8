package dev.hexpay.testkit;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.ScriptedRefunds.PaidCharge;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An in-memory provider. The test card decides each result, and tests can plan failures. */
public final class ScriptedProvider extends ScriptedCheckout implements CardTokenizer, TestDisputes {
    private final ScriptedCards cards = new ScriptedCards();
    private final Map<Key, RecordedCharge> charges = new HashMap<>();
    private final ScriptedRefunds refunds;
    private int created;

    private record Key(Scope scope, TransactionId id) {}

    /** A charge with its reference; {@code card} is null when it was unknown. */
    private record RecordedCharge(
            ChargeRequest request,
            String reference,
            @Nullable TestCard card,
            ProviderResult result) {
        RecordedCharge with(ProviderResult changed) {
            return new RecordedCharge(request, reference, card, changed);
        }
    }

    /** A provider without charges, at {@link Builders#NOON}. */
    public ScriptedProvider() {
        this(new SettableClock());
    }

    /** A provider without charges, with this clock. */
    public ScriptedProvider(InstantSource clock) {
        super(clock);
        this.refunds = new ScriptedRefunds(clock);
    }

    /** The amount that a transaction has moved, in minor units. */
    public synchronized long movedMinor(TransactionId transaction) {
        return charges.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(transaction))
                .mapToLong(entry -> moved(entry.getValue()))
                .sum();
    }

    /** The sum that all transactions have moved, in minor units regardless of currency. */
    public synchronized long movedMinor() {
        return charges.values().stream().mapToLong(ScriptedProvider::moved).sum();
    }

    private static long moved(RecordedCharge recorded) {
        return recorded.result() instanceof ProviderResult.Succeeded
                ? recorded.request().amount().minor()
                : 0;
    }

    /** The refunded amount of a transaction, in minor units. */
    public synchronized long refundedMinor(TransactionId transaction) {
        return refunds.refundedMinor(transaction);
    }

    /** A succeeded refund fails late. */
    public synchronized void failRefundLate(Scope scope, RefundId refund) {
        refunds.failLate(scope, refund);
    }

    /** Refunds a part of a charge as in a dashboard: the port gets no request for it. */
    public synchronized void refundElsewhere(TransactionId transaction, long minor) {
        charges.forEach((key, charge) -> {
            if (key.id().equals(transaction)) {
                refunds.refundElsewhere(key.scope(), charge.request(), minor);
            }
        });
    }

    /** Turns a declined charge into a succeeded one: a late confirmation. */
    public synchronized void succeedLate(Scope scope, TransactionId transaction) {
        charges.computeIfPresent(
                new Key(scope, transaction), (key, recorded) -> recorded.with(succeeded(scope, recorded)));
    }

    /** The charge has another amount than the transaction from now on. */
    public synchronized void contradict(Scope scope, TransactionId transaction) {
        charges.computeIfPresent(
                new Key(scope, transaction),
                (key, recorded) -> recorded.with(new ProviderResult.Mismatch(recorded.reference())));
    }

    /** Whether a saved card has not been detached. */
    public synchronized boolean hasCard(String vaultedReference) {
        return cards.contains(vaultedReference);
    }

    /** Opens a dispute of the whole amount of a succeeded charge. */
    public synchronized void dispute(Scope scope, TransactionId transaction) {
        charges.computeIfPresent(new Key(scope, transaction), (key, paid) -> disputed(paid, DisputeStatus.OPEN));
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public synchronized CardToken tokenize(Scope scope, CardDetails details) {
        for (TestCard card : TestCard.values()) {
            if (card.number().equals(details.number())) {
                return new CardToken(cards.store("tok_", scope, card), card.displayed());
            }
        }
        throw PaymentsException.invalid("cardNumber", "must be one of the published test cards");
    }

    @Override
    public synchronized ProviderResult charge(Scope scope, ChargeRequest request) {
        return inCall(() -> {
            Key key = new Key(scope, request.id());
            boolean isNew = !charges.containsKey(key);
            charges.computeIfAbsent(key, absent -> recorded(scope, request));
            ProviderResult result = resultOf(key);
            if (isNew && charges.get(key).card() == TestCard.DISPUTED) {
                // The dispute opens after the result of the charge.
                dispute(scope, request.id());
            }
            return result;
        });
    }

    private RecordedCharge recorded(Scope scope, ChargeRequest request) {
        String reference = "ch_" + ++created;
        TestCard card = cards.find(scope, request.source().reference());
        ProviderResult unknownCard = declined(reference, "invalid_payment_method", null);
        RecordedCharge recorded = new RecordedCharge(request, reference, card, unknownCard);
        return card == null ? recorded : recorded.with(firstResult(scope, recorded));
    }

    private ProviderResult firstResult(Scope scope, RecordedCharge charge) {
        String reference = charge.reference();
        boolean offSession = charge.request().presence() == Presence.OFF_SESSION;
        return switch (cardOf(charge)) {
            case SUCCEEDS, DISPUTED -> succeeded(scope, charge);
            case DECLINED -> declined(reference, "card_declined", "generic_decline");
            case INSUFFICIENT_FUNDS -> declined(reference, "card_declined", "insufficient_funds");
            case EXPIRED -> declined(reference, "expired_card", null);
            case AUTHENTICATES_ONCE ->
                offSession ? succeeded(scope, charge) : new ProviderResult.RequiresAction(reference);
            case AUTHENTICATES_ALWAYS -> new ProviderResult.RequiresAction(reference);
            case DECLINED_OFF_SESSION ->
                offSession ? declined(reference, "card_declined", "generic_decline") : succeeded(scope, charge);
        };
    }

    @Override
    public synchronized ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        return inCall(() -> completed(scope, request.id(), waiting -> switch (outcome) {
            case COMPLETED -> succeeded(scope, waiting);
            case FAILED -> declined(waiting.reference(), "authentication_failed", null);
        }));
    }

    @Override
    public synchronized ProviderResult cancel(Scope scope, ChargeRequest request) {
        return inCall(() -> completed(
                scope, request.id(), waiting -> declined(waiting.reference(), "authentication_abandoned", null)));
    }

    @Override
    public synchronized ProviderResult find(Scope scope, ChargeRequest request) {
        return inCall(() -> resultOf(new Key(scope, request.id())));
    }

    @Override
    public synchronized RefundResult refund(Scope scope, RefundRequest request) {
        return inCall(() ->
                refunds.refund(scope, request, paid(scope, request.charge().transaction())));
    }

    @Override
    public synchronized RefundResult findRefund(Scope scope, RefundRequest request) {
        return inCall(() -> refunds.find(scope, request));
    }

    private @Nullable PaidCharge paid(Scope scope, TransactionId id) {
        RecordedCharge recorded = charges.get(new Key(scope, id));
        return recorded != null && recorded.result() instanceof ProviderResult.Succeeded succeeded
                ? new PaidCharge(recorded.request().amount(), succeeded)
                : null;
    }

    @Override
    public synchronized void detach(Scope scope, String vaultedReference) {
        inCall(() -> {
            cards.remove(scope, vaultedReference);
            return vaultedReference;
        });
    }

    @Override
    public synchronized CardResult findCard(Scope scope, String vaultedReference) {
        return inCall(() -> cards.findShown(scope, vaultedReference));
    }

    @Override
    Stream<Movement> moved(Scope scope) {
        Stream<Movement> paid = charges.entrySet().stream()
                .filter(charge -> charge.getKey().scope().equals(scope) && moved(charge.getValue()) > 0)
                .map(Map.Entry::getValue)
                .map(charge -> chargeOf(charge.request(), charge.reference()));
        return Stream.concat(paid, refunds.movements(scope));
    }

    /** The card expires in another year from now on. */
    public synchronized void renewCard(String vaultedReference, int expYear) {
        cards.renew(vaultedReference, expYear);
    }

    @Override
    public synchronized boolean resolve(Scope scope, TransactionId transaction, DisputeOutcome outcome) {
        Key key = new Key(scope, transaction);
        RecordedCharge paid = charges.get(key);
        Dispute dispute = paid != null && paid.result() instanceof ProviderResult.Succeeded succeeded
                ? succeeded.dispute()
                : null;
        if (paid == null || dispute == null) {
            return false;
        }
        DisputeStatus resolved = DisputeStatus.valueOf(outcome.name());
        if (!dispute.isResolved()) {
            charges.put(key, disputed(paid, resolved));
        }
        return !dispute.isResolved() || dispute.status() == resolved;
    }

    private static RecordedCharge disputed(RecordedCharge recorded, DisputeStatus status) {
        if (!(recorded.result() instanceof ProviderResult.Succeeded paid)) {
            throw new IllegalStateException("only a succeeded charge can be disputed");
        }
        Dispute dispute = new Dispute(recorded.request().amount(), "fraudulent", status);
        return recorded.with(new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), dispute));
    }

    private ProviderResult completed(Scope scope, TransactionId id, Function<RecordedCharge, ProviderResult> outcome) {
        Key key = new Key(scope, id);
        charges.computeIfPresent(
                key,
                (same, recorded) -> recorded.result() instanceof ProviderResult.RequiresAction
                        ? recorded.with(outcome.apply(recorded))
                        : recorded);
        return resultOf(key);
    }

    private ProviderResult resultOf(Key key) {
        RecordedCharge recorded = charges.get(key);
        return recorded == null
                ? new ProviderResult.Unknown()
                : refunds.withReturned(recorded.request(), recorded.result());
    }

    private ProviderResult succeeded(Scope scope, RecordedCharge charge) {
        moveNow(charge.reference());
        if (charge.request().source() instanceof PaymentSource.SavedMethod) {
            return new ProviderResult.Succeeded(charge.reference(), null, null);
        }
        TestCard card = cardOf(charge);
        String vault = cards.store("vault_", scope, card);
        return new ProviderResult.Succeeded(
                charge.reference(), new ProviderResult.VaultedCard(vault, card.displayed()), null);
    }

    private static TestCard cardOf(RecordedCharge recorded) {
        if (recorded.card() == null) {
            throw new IllegalStateException("a charge without a card does not require action");
        }
        return recorded.card();
    }
}
