package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.IdempotencyKeysContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryIdempotencyKeysContractTest extends IdempotencyKeysContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
