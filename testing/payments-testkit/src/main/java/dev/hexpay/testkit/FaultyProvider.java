package dev.hexpay.testkit;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The provider behind a connection that may be faulty.
 *
 * @param provider the real provider
 * @param connections returns the connection for the transaction or refund of this id
 */
public record FaultyProvider(PaymentProvider provider, Function<String, FaultyConnection> connections)
        implements PaymentProvider {
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
    public NextAction nextAction(Scope scope, ChargeRequest request) {
        return provider.nextAction(scope, request);
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        return call(request.id(), () -> provider.charge(scope, request));
    }

    @Override
    public ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        return call(request.id(), () -> provider.authenticate(scope, request, outcome));
    }

    @Override
    public ProviderResult cancel(Scope scope, ChargeRequest request) {
        return call(request.id(), () -> provider.cancel(scope, request));
    }

    @Override
    public ProviderResult find(Scope scope, ChargeRequest request) {
        return call(request.id(), () -> provider.find(scope, request));
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        return connections.apply(request.id().value()).transmit(() -> provider.refund(scope, request));
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return connections.apply(request.id().value()).transmit(() -> provider.findRefund(scope, request));
    }

    @Override
    public void detach(Scope scope, String vaultedReference) {
        provider.detach(scope, vaultedReference);
    }

    @Override
    public CardResult findCard(Scope scope, String vaultedReference) {
        return provider.findCard(scope, vaultedReference);
    }

    @Override
    public Statement statement(Scope scope, Instant from, Instant to) {
        return provider.statement(scope, from, to);
    }

    private ProviderResult call(TransactionId transaction, FaultyConnection.RemoteCall<ProviderResult> call) {
        FaultyConnection connection = connections.apply(transaction.value());
        return connection.received(connection.transmit(call));
    }
}
