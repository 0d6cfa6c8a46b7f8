package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.UnitOfWorkContract;

class InMemoryUnitOfWorkContractTest extends UnitOfWorkContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
