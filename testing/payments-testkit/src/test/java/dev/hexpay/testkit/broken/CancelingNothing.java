package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.id.TransactionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A provider that answers a cancellation with the current result. An authentication waits for the cancellation of its
 * charge, so that of two concurrent calls the cancellation always comes first.
 */
final class CancelingNothing {
    private static final Map<TransactionId, CountDownLatch> CANCELED = new ConcurrentHashMap<>();

    private CancelingNothing() {}

    static Object invoke(PortCall call) throws Throwable {
        if (call.is(PaymentProvider.class, "cancel")) {
            ProviderResult current = ((PaymentProvider) call.port()).find(call.arg(0), call.arg(1));
            canceled(call.<ChargeRequest>arg(1).id()).countDown();
            return current;
        }
        if (call.is(PaymentProvider.class, "authenticate")
                && !canceled(call.<ChargeRequest>arg(1).id()).await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the test authenticates a charge and never cancels it");
        }
        return call.proceed();
    }

    private static CountDownLatch canceled(TransactionId id) {
        return CANCELED.computeIfAbsent(id, key -> new CountDownLatch(1));
    }
}
