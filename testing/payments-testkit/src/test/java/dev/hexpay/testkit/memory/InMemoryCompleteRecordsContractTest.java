package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.CompleteRecordsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryCompleteRecordsContractTest extends CompleteRecordsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
