package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.RefundListContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryRefundListContractTest extends RefundListContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
