package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.DetachingContract;
import dev.hexpay.testkit.contract.ProviderHarness;

class ScriptedDetachingContractTest extends DetachingContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
