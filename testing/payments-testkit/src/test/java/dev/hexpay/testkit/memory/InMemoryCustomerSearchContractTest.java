package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.CustomerSearchContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryCustomerSearchContractTest extends CustomerSearchContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
