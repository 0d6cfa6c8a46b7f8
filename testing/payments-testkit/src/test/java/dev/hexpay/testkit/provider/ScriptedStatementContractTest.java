package dev.hexpay.testkit.provider;

import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.StatementContract;

class ScriptedStatementContractTest extends StatementContract {
    @Override
    protected ProviderHarness harness() {
        return new ScriptedHarness();
    }
}
