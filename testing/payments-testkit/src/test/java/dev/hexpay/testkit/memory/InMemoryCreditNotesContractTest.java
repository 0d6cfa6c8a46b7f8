package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.CreditNotesContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryCreditNotesContractTest extends CreditNotesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
