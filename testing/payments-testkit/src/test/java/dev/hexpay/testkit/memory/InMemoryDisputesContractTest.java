package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.DisputesContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryDisputesContractTest extends DisputesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
