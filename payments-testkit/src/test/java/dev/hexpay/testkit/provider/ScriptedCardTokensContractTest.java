package dev.hexpay.testkit.provider;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.contract.CardTokensContract;

class ScriptedCardTokensContractTest extends CardTokensContract {
    @Override
    protected CardTokens cardTokens() {
        return new ScriptedProvider();
    }
}
