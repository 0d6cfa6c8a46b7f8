package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.RefundingContract;

class ScriptedRefundingContractTest extends RefundingContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
