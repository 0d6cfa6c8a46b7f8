package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.IdempotencyInsertsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryIdempotencyInsertsContractTest extends IdempotencyInsertsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
