package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.WebhookDueContract;

class InMemoryWebhookDueContractTest extends WebhookDueContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
