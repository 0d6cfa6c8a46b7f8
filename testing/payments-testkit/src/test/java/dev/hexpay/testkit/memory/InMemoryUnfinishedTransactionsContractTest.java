package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.UnfinishedTransactionsContract;

class InMemoryUnfinishedTransactionsContractTest extends UnfinishedTransactionsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
