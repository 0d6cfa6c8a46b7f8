package dev.hexpay.http;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that says what a test wants it to say, when the test wants it. */
final class ScriptedProvider implements PaymentProvider {
    private volatile ProviderAnswer answer = new ProviderAnswer.Succeeded("ch_1", null, null);
    private volatile RefundAnswer refundAnswer = new RefundAnswer.Succeeded("refund_1");
    private final List<Return> refunds = new CopyOnWriteArrayList<>();
    private final List<String> forgotten = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger charges = new AtomicInteger();
    private volatile CountDownLatch asked = new CountDownLatch(1);

    void says(ProviderAnswer next) {
        answer = next;
    }

    void saysOfRefunds(RefundAnswer next) {
        refundAnswer = next;
    }

    /** What it was asked to give back. */
    List<Return> refunds() {
        return refunds;
    }

    /** The cards that it was asked to throw away. */
    List<String> forgotten() {
        return forgotten;
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
    public RefundAnswer refund(Scope scope, Return asked) {
        refunds.add(asked);
        return refundAnswer;
    }

    @Override
    public RefundAnswer findRefund(Scope scope, Return asked) {
        return refundAnswer;
    }

    @Override
    public void forget(Scope scope, String vaultedReference) {
        forgotten.add(vaultedReference);
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        return answer;
    }
}
