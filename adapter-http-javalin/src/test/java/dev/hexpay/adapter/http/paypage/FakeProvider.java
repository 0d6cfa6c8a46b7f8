package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider with a few test cards; it stores the result of each charge. */
final class FakeProvider implements PaymentProvider, CardTokenizer {
    static final String GOOD = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    static final String REQUIRES_AUTHENTICATION = "4000002500003155";
    static final String STILL_PROCESSING = "4000000000009235";

    private static final Set<String> CARDS = Set.of(GOOD, DECLINED, REQUIRES_AUTHENTICATION, STILL_PROCESSING);

    final AtomicInteger charges = new AtomicInteger();
    volatile String declineMessage = "Your card was declined.";
    private final Map<TransactionId, ProviderResult> results = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public CardToken tokenize(Scope scope, CardDetails card) {
        if (!CARDS.contains(card.number())) {
            throw PaymentsException.invalid("cardNumber", "must be one of the published test cards");
        }
        return new CardToken("tok_" + card.number());
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        return results.computeIfAbsent(request.id(), id -> startCharge(request));
    }

    private ProviderResult startCharge(ChargeRequest request) {
        charges.incrementAndGet();
        return switch (request.source().reference()) {
            case "tok_" + GOOD -> succeeded();
            case "tok_" + DECLINED -> declined("generic_decline");
            case "tok_" + REQUIRES_AUTHENTICATION -> new ProviderResult.RequiresAction();
            default -> new ProviderResult.Processing();
        };
    }

    @Override
    public ProviderResult authenticate(Scope scope, TransactionId transaction, AuthenticationOutcome outcome) {
        return results.compute(transaction, (id, before) -> switch (outcome) {
            case COMPLETED -> succeeded();
            case FAILED -> declined("authentication_failed");
        });
    }

    @Override
    public ProviderResult cancel(Scope scope, TransactionId transaction) {
        return results.compute(transaction, (id, before) -> declined("canceled"));
    }

    @Override
    public ProviderResult find(Scope scope, TransactionId transaction) {
        return results.getOrDefault(transaction, new ProviderResult.Unknown());
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        return new RefundResult.Succeeded("refund_1");
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return refund(scope, request);
    }

    @Override
    public void detach(Scope scope, String vaultedReference) {
        throw new AssertionError("the page never detaches a card");
    }

    private static ProviderResult succeeded() {
        Card card = new Card("visa", "4242", 12, 2030);
        return new ProviderResult.Succeeded("ch_1", new ProviderResult.VaultedCard("vault_1", card), null);
    }

    private ProviderResult declined(String reason) {
        return new ProviderResult.Declined(new Failure("card_declined", reason, declineMessage));
    }
}
