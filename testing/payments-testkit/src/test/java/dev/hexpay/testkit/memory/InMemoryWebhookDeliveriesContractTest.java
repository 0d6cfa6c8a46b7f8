package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.WebhookDeliveriesContract;

class InMemoryWebhookDeliveriesContractTest extends WebhookDeliveriesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
