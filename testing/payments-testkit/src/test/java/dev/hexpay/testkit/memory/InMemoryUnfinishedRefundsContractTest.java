package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.UnfinishedRefundsContract;

class InMemoryUnfinishedRefundsContractTest extends UnfinishedRefundsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
