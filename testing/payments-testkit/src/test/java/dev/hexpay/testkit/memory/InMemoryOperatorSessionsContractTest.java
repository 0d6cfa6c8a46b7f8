package dev.hexpay.testkit.memory;

import dev.hexpay.testkit.contract.OperatorSessionsContract;
import dev.hexpay.testkit.contract.StoreHarness;

class InMemoryOperatorSessionsContractTest extends OperatorSessionsContract {
    @Override
    protected StoreHarness harness() {
        return new InMemoryHarness();
    }
}
