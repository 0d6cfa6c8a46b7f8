package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.contract.ProviderHarness;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A provider with one fault, and a ledger that includes what the fault moved. */
record SabotagedProvider(ScriptedProvider delegate, SettableClock clock, Sabotage sabotage) implements ProviderHarness {
    /** The amounts that faults have moved in addition, by transaction. */
    static final Map<TransactionId, Long> EXTRA_MOVED = new ConcurrentHashMap<>();

    /** The amounts that faults have refunded in addition, by transaction. */
    static final Map<TransactionId, Long> EXTRA_REFUNDED = new ConcurrentHashMap<>();

    SabotagedProvider(Sabotage sabotage) {
        this(new SettableClock(), sabotage);
    }

    private SabotagedProvider(SettableClock clock, Sabotage sabotage) {
        this(new ScriptedProvider(clock), clock, sabotage);
    }

    @Override
    public PaymentProvider provider() {
        return sabotage.plantedIn(PaymentProvider.class, null, delegate);
    }

    @Override
    public CardToken enter(Scope scope, TestCard card) {
        return delegate.tokenize(scope, card.details());
    }

    @Override
    public long movedMinor(TransactionId transaction) {
        return delegate.movedMinor(transaction) + EXTRA_MOVED.getOrDefault(transaction, 0L);
    }

    @Override
    public long refundedMinor(TransactionId transaction) {
        return delegate.refundedMinor(transaction) + EXTRA_REFUNDED.getOrDefault(transaction, 0L);
    }

    @Override
    public void refundElsewhere(Scope scope, TransactionId transaction, long minor) {
        delegate.refundElsewhere(transaction, minor);
    }

    @Override
    public boolean hasOtherApplications() {
        return true;
    }

    @Override
    public void chargeOfOthers(Scope scope, Money amount) {
        delegate.chargeOfOthers(amount);
    }

    @Override
    public void failRefundLate(Scope scope, RefundId refund) {
        delegate.failRefundLate(scope, refund);
    }

    /** Changes nothing that the provider reports. */
    @Override
    public void openInquiry(Scope scope, TransactionId transaction) {}

    @Override
    public void escalateInquiry(Scope scope, TransactionId transaction) {
        delegate.dispute(scope, transaction);
    }

    @Override
    public TestDisputes testDisputes() {
        return sabotage.plantedIn(TestDisputes.class, null, delegate);
    }

    @Override
    public void close() {}
}
