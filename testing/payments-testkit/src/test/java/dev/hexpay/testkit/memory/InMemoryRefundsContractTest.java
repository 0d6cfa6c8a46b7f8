package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.RefundsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryRefundsContractTest extends RefundsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
