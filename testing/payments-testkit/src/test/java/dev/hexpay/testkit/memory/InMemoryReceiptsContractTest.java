package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.ReceiptsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryReceiptsContractTest extends ReceiptsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
