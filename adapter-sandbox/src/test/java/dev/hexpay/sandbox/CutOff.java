package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sandbox, whose caller can die before it hears that it was charged. */
record CutOff(PaymentProvider real, AtomicBoolean isCutOff) implements PaymentProvider {
    @Override
    public String name() {
        return real.name();
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        ProviderAnswer answer = real.charge(scope, attempt);
        if (isCutOff.get()) {
            throw new ServerDied();
        }
        return answer;
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome) {
        return real.authenticate(scope, attempt, outcome);
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId attempt) {
        return real.abandon(scope, attempt);
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        return real.find(scope, attempt);
    }

    @Override
    public RefundAnswer refund(Scope scope, Return asked) {
        RefundAnswer answer = real.refund(scope, asked);
        if (isCutOff.get()) {
            throw new ServerDied();
        }
        return answer;
    }

    @Override
    public RefundAnswer findRefund(Scope scope, Return asked) {
        return real.findRefund(scope, asked);
    }

    @Override
    public void forget(Scope scope, String vaultedReference) {
        real.forget(scope, vaultedReference);
    }

    /** What a server that stops in the middle looks like from within. */
    static final class ServerDied extends Error {
        private static final long serialVersionUID = 1L;
    }
}
