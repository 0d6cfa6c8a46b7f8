package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.InvoicesContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryInvoicesContractTest extends InvoicesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
