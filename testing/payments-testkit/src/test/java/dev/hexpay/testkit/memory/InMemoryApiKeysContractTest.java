package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.ApiKeysContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryApiKeysContractTest extends ApiKeysContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
