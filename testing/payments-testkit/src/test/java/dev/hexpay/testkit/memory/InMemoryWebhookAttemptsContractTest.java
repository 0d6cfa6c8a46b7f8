package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.WebhookAttemptsContract;

class InMemoryWebhookAttemptsContractTest extends WebhookAttemptsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
