package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.ProviderHarness;

class ScriptedChargingContractTest extends ChargingContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
