package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.PaymentsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryPaymentsContractTest extends PaymentsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
