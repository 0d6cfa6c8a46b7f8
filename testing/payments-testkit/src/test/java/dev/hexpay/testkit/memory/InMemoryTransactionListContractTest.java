package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.TransactionListContract;

class InMemoryTransactionListContractTest extends TransactionListContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
