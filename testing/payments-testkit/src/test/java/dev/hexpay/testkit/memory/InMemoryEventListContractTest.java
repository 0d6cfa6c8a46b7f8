package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.EventListContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryEventListContractTest extends EventListContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
