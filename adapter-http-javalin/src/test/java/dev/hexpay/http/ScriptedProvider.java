package dev.hexpay.http;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that says what a test wants it to say, when the test wants it. */
final class ScriptedProvider implements PaymentProvider {
    private volatile ProviderAnswer answer = new ProviderAnswer.Succeeded("ch_1", null);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger charges = new AtomicInteger();
    private volatile CountDownLatch asked = new CountDownLatch(1);

    void says(ProviderAnswer next) {
        answer = next;
    }

    /** From now on it answers only when the gate is opened. */
    CountDownLatch gated() {
        gate = new CountDownLatch(1);
        asked = new CountDownLatch(1);
        return gate;
    }

    void awaitAsked() throws InterruptedException {
        asked.await();
    }

    int charges() {
        return charges.get();
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        charges.incrementAndGet();
        asked.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome) {
        return answer;
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId attempt) {
        return answer;
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        return answer;
    }
}
