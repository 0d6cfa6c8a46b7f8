package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.ForgettingContract;
import dev.hexpay.testkit.contract.ProviderHarness;

class ScriptedForgettingContractTest extends ForgettingContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
