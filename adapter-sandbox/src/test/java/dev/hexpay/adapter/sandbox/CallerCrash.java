package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import java.util.concurrent.atomic.AtomicBoolean;

/** A provider whose caller can crash after the provider has charged or refunded. */
record CallerCrash(PaymentProvider real, AtomicBoolean callerCrashes) implements PaymentProvider {
    @Override
    public String name() {
        return real.name();
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        ProviderResult result = real.charge(scope, request);
        if (callerCrashes.get()) {
            throw new CallerCrashed();
        }
        return result;
    }

    @Override
    public ProviderResult authenticate(Scope scope, TransactionId transaction, AuthenticationOutcome outcome) {
        return real.authenticate(scope, transaction, outcome);
    }

    @Override
    public ProviderResult cancel(Scope scope, TransactionId transaction) {
        return real.cancel(scope, transaction);
    }

    @Override
    public ProviderResult find(Scope scope, TransactionId transaction) {
        return real.find(scope, transaction);
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        RefundResult result = real.refund(scope, request);
        if (callerCrashes.get()) {
            throw new CallerCrashed();
        }
        return result;
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return real.findRefund(scope, request);
    }

    @Override
    public void detach(Scope scope, String reference) {
        real.detach(scope, reference);
    }

    /** Stands for a server that stops during a call. */
    static final class CallerCrashed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
