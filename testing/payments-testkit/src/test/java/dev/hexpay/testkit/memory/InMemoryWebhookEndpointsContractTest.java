package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.WebhookEndpointsContract;

class InMemoryWebhookEndpointsContractTest extends WebhookEndpointsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
