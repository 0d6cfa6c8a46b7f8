package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.AttentionContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryAttentionContractTest extends AttentionContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
