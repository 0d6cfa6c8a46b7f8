package dev.hexpay.bootstrap.metrics;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A provider whose calls are timed, by what they did and what came of them. Questions that make no request are not. */
final class MeteredProvider implements PaymentProvider {
    private final PaymentProvider provider;
    private final ProviderMetrics metrics;

    MeteredProvider(PaymentProvider provider, ProviderMetrics metrics) {
        this.provider = provider;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Checkout checkout(Scope scope, Money total) {
        return provider.checkout(scope, total);
    }

    @Override
    public Optional<Violation> objectionTo(Scope scope, Money amount) {
        return provider.objectionTo(scope, amount);
    }

    @Override
    public Optional<Violation> objectionToRefund(Scope scope, Money amount) {
        return provider.objectionToRefund(scope, amount);
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        return timed("charge", MeteredProvider::result, () -> provider.charge(scope, request));
    }

    @Override
    public NextAction nextAction(Scope scope, ChargeRequest request) {
        return timed("next_action", unused -> "succeeded", () -> provider.nextAction(scope, request));
    }

    @Override
    public ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        return timed("authenticate", MeteredProvider::result, () -> provider.authenticate(scope, request, outcome));
    }

    @Override
    public ProviderResult cancel(Scope scope, ChargeRequest request) {
        return timed("cancel", MeteredProvider::result, () -> provider.cancel(scope, request));
    }

    @Override
    public ProviderResult find(Scope scope, ChargeRequest request) {
        return timed("find", MeteredProvider::result, () -> provider.find(scope, request));
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        return timed("refund", MeteredProvider::result, () -> provider.refund(scope, request));
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return timed("find_refund", MeteredProvider::result, () -> provider.findRefund(scope, request));
    }

    @Override
    public void detach(Scope scope, String vaultedReference) {
        timed("detach", unused -> "succeeded", () -> {
            provider.detach(scope, vaultedReference);
            return vaultedReference;
        });
    }

    @Override
    public CardResult findCard(Scope scope, String vaultedReference) {
        return timed("find_card", MeteredProvider::result, () -> provider.findCard(scope, vaultedReference));
    }

    @Override
    public Statement statement(Scope scope, Instant from, Instant to) {
        return timed("statement", unused -> "succeeded", () -> provider.statement(scope, from, to));
    }

    private <T> T timed(String kind, Function<T, String> word, Supplier<T> call) {
        long started = System.nanoTime();
        String result = "unavailable";
        try {
            T returned = call.get();
            result = word.apply(returned);
            return returned;
        } finally {
            metrics.record(provider.name(), kind, result, System.nanoTime() - started);
        }
    }

    private static String result(ProviderResult result) {
        return result.match(
                succeeded -> "succeeded", declined -> "declined", action -> "requires_action", MeteredProvider::word);
    }

    /** A provider has a reference for what it processes; without one, its response was lost. */
    private static String word(ProviderResult.Unresolved unresolved) {
        if (unresolved instanceof ProviderResult.Processing processing) {
            return processing.reference() == null ? "unavailable" : "processing";
        }
        return unresolved instanceof ProviderResult.Mismatch ? "mismatch" : "not_found";
    }

    private static String result(RefundResult result) {
        return result.match(
                succeeded -> "succeeded",
                declined -> "declined",
                unresolved -> unresolved instanceof RefundResult.Processing ? "processing" : "not_found");
    }

    private static String result(CardResult result) {
        if (result instanceof CardResult.Saved) {
            return "succeeded";
        }
        return result instanceof CardResult.Detached ? "not_found" : "unavailable";
    }
}
