package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.DocumentFilesContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryDocumentFilesContractTest extends DocumentFilesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
