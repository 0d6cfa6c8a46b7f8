package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.ReportsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryReportsContractTest extends ReportsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
