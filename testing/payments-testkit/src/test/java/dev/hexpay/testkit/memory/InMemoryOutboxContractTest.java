package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.OutboxContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryOutboxContractTest extends OutboxContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
