package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.UnfinishedAttemptsContract;

class InMemoryUnfinishedAttemptsContractTest extends UnfinishedAttemptsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
