package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.PaymentListContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryPaymentListContractTest extends PaymentListContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
