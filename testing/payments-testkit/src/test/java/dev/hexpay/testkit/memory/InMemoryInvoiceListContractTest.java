package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.InvoiceListContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryInvoiceListContractTest extends InvoiceListContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
