package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.OrganizationsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryOrganizationsContractTest extends OrganizationsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
