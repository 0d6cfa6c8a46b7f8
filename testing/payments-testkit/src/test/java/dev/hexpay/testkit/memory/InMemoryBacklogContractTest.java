package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.BacklogContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryBacklogContractTest extends BacklogContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
