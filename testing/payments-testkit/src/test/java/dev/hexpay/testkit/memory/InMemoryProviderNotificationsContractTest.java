package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.ProviderNotificationsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryProviderNotificationsContractTest extends ProviderNotificationsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
