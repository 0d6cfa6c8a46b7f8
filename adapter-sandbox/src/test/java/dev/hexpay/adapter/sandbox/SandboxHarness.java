package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.contract.ProviderHarness;
import javax.sql.DataSource;

/** The sandbox as the harness of the provider contracts. */
record SandboxHarness(SandboxProvider provider, SandboxLedger ledger, SettableClock clock) implements ProviderHarness {
    static SandboxHarness on(DataSource dataSource) {
        SequentialIds ids = new SequentialIds();
        SettableClock clock = new SettableClock();
        return new SandboxHarness(
                new SandboxProvider(SandboxDatabase.open(dataSource), clock, ids::secret),
                new SandboxLedger(SandboxDatabase.open(dataSource)),
                clock);
    }

    @Override
    public CardToken enter(Scope scope, TestCard card) {
        return provider.tokenize(scope, card.details());
    }

    @Override
    public long movedMinor(TransactionId transaction) {
        return ledger.movedMinor(transaction);
    }

    @Override
    public long refundedMinor(TransactionId transaction) {
        return ledger.refundedMinor(transaction);
    }

    @Override
    public void refundElsewhere(Scope scope, TransactionId transaction, long minor) {
        if (!provider.refundElsewhere(scope, transaction, minor)) {
            throw new IllegalStateException("less is left of " + transaction);
        }
    }

    @Override
    public void failRefundLate(Scope scope, RefundId refund) {
        provider.failRefundLate(scope, refund);
    }

    @Override
    public void openInquiry(Scope scope, TransactionId transaction) {
        requireDone(provider.openInquiry(scope, transaction), transaction);
    }

    @Override
    public void escalateInquiry(Scope scope, TransactionId transaction) {
        requireDone(provider.openDispute(scope, transaction), transaction);
    }

    private static void requireDone(boolean isDone, TransactionId transaction) {
        if (!isDone) {
            throw new IllegalStateException(transaction + " is not a charge that a bank can ask about");
        }
    }

    @Override
    public TestDisputes testDisputes() {
        return provider;
    }

    @Override
    public void close() {
        // The sandbox holds no resources between calls.
    }
}
