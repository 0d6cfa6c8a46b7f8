package dev.hexpay.testkit.provider;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.contract.ProviderHarness;

record ScriptedHarness(ScriptedProvider scripted) implements ProviderHarness {
    ScriptedHarness() {
        this(new ScriptedProvider());
    }

    @Override
    public PaymentProvider provider() {
        return scripted;
    }

    @Override
    public OneTimeToken enter(Scope scope, TestCard card) {
        return scripted.tokenize(scope, card.entry());
    }

    @Override
    public long movedMinor(TransactionId attempt) {
        return scripted.movedMinor(attempt);
    }

    @Override
    public long returnedMinor(TransactionId attempt) {
        return scripted.returnedMinor(attempt);
    }

    @Override
    public DisputeDesk disputeDesk() {
        return scripted;
    }

    @Override
    public void close() {}
}
