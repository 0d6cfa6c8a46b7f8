package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.LookUpsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryLookUpsContractTest extends LookUpsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
