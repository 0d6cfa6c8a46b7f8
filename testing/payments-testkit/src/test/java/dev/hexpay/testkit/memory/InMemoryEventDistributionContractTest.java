package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.EventDistributionContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryEventDistributionContractTest extends EventDistributionContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
