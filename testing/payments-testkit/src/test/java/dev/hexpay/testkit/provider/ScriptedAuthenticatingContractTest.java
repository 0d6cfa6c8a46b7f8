package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.ProviderHarness;

class ScriptedAuthenticatingContractTest extends AuthenticatingContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
