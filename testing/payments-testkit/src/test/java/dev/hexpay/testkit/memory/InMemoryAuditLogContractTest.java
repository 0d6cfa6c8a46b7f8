package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.AuditLogContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryAuditLogContractTest extends AuditLogContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
