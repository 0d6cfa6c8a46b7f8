package dev.hexpay.adapter.http;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that returns the results that a test sets, at the time that the test chooses. */
final class StubbedProvider implements PaymentProvider {
    private volatile ProviderResult result = new ProviderResult.Succeeded("ch_1", null, null);
    private volatile RefundResult refundResult = new RefundResult.Succeeded("refund_1");
    private final List<RefundRequest> refunds = new CopyOnWriteArrayList<>();
    private final List<String> detached = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger charges = new AtomicInteger();
    private volatile CountDownLatch called = new CountDownLatch(1);

    void returns(ProviderResult value) {
        result = value;
    }

    void returnsForRefunds(RefundResult value) {
        refundResult = value;
    }

    /** The refund requests that it received. */
    List<RefundRequest> refunds() {
        return refunds;
    }

    /** The references of the cards that it detached. */
    List<String> detached() {
        return detached;
    }

    /** Blocks charges until the returned latch is counted down. */
    CountDownLatch blockCharges() {
        gate = new CountDownLatch(1);
        called = new CountDownLatch(1);
        return gate;
    }

    void awaitCharge() throws InterruptedException {
        called.await();
    }

    int charges() {
        return charges.get();
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        charges.incrementAndGet();
        called.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result;
    }

    @Override
    public ProviderResult authenticate(Scope scope, TransactionId transaction, AuthenticationOutcome outcome) {
        return result;
    }

    @Override
    public ProviderResult cancel(Scope scope, TransactionId transaction) {
        return result;
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        refunds.add(request);
        return refundResult;
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return refundResult;
    }

    @Override
    public void detach(Scope scope, String vaultedReference) {
        detached.add(vaultedReference);
    }

    @Override
    public ProviderResult find(Scope scope, TransactionId transaction) {
        return result;
    }
}
