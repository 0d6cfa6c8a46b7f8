package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.LoginLinksContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryLoginLinksContractTest extends LoginLinksContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
