package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.PaymentTraceContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryPaymentTraceContractTest extends PaymentTraceContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
