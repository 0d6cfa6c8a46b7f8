package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.DisputingContract;
import dev.hexpay.testkit.contract.ProviderHarness;

class ScriptedDisputingContractTest extends DisputingContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
