package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.contract.ProviderHarness;
import javax.sql.DataSource;

/** The sandbox as the provider contracts want it. */
record SandboxHarness(SandboxProvider provider, SandboxLedger ledger) implements ProviderHarness {
    static SandboxHarness over(DataSource books) {
        SequentialIds ids = new SequentialIds();
        return new SandboxHarness(
                new SandboxProvider(books, new SettableClock(), ids::secret), new SandboxLedger(books));
    }

    @Override
    public OneTimeToken enter(Scope scope, TestCard card) {
        return provider.tokenize(scope, card.entry());
    }

    @Override
    public long movedMinor(TransactionId attempt) {
        return ledger.movedMinor(attempt);
    }

    @Override
    public long returnedMinor(TransactionId attempt) {
        return ledger.returnedMinor(attempt);
    }

    @Override
    public DisputeDesk disputeDesk() {
        return provider;
    }

    @Override
    public void close() {
        // Nothing is held between two calls.
    }
}
