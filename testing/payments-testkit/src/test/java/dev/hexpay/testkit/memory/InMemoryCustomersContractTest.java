package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.CustomersContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryCustomersContractTest extends CustomersContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
