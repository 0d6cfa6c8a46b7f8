package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.IdempotencyLeasesContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryIdempotencyLeasesContractTest extends IdempotencyLeasesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
