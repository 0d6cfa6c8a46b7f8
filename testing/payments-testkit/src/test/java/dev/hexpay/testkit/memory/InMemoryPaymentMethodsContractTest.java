package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.PaymentMethodsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryPaymentMethodsContractTest extends PaymentMethodsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
