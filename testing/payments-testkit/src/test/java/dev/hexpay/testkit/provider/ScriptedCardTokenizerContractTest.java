package dev.hexpay.testkit.provider;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.contract.CardTokenizerContract;

class ScriptedCardTokenizerContractTest extends CardTokenizerContract {
    @Override
    protected CardTokenizer cardTokenizer() {
        return new ScriptedProvider();
    }
}
