package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.WebhookLeasesContract;

class InMemoryWebhookLeasesContractTest extends WebhookLeasesContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
