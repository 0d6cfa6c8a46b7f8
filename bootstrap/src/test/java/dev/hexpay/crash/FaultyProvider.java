package dev.hexpay.crash;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import java.util.function.Function;

/**
 * The provider at the end of a line that may be bad.
 *
 * @param lines over which line the attempt or refund of this id is asked about
 */
record FaultyProvider(PaymentProvider provider, Function<String, Line> lines) implements PaymentProvider {
    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        return ask(attempt.id(), () -> provider.charge(scope, attempt));
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome) {
        return ask(attempt, () -> provider.authenticate(scope, attempt, outcome));
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId attempt) {
        return ask(attempt, () -> provider.abandon(scope, attempt));
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        return ask(attempt, () -> provider.find(scope, attempt));
    }

    @Override
    public RefundAnswer refund(Scope scope, Return asked) {
        return lines.apply(asked.id().value()).carry(() -> provider.refund(scope, asked));
    }

    @Override
    public RefundAnswer findRefund(Scope scope, Return asked) {
        return lines.apply(asked.id().value()).carry(() -> provider.findRefund(scope, asked));
    }

    @Override
    public void forget(Scope scope, String vaultedReference) {
        provider.forget(scope, vaultedReference);
    }

    private ProviderAnswer ask(TransactionId attempt, Line.Question<ProviderAnswer> question) {
        Line line = lines.apply(attempt.value());
        return line.told(line.carry(question));
    }
}
