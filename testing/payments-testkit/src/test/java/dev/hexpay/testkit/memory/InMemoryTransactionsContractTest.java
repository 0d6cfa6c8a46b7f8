package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.TransactionsContract;

class InMemoryTransactionsContractTest extends TransactionsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
