package dev.hexpay.testkit.provider;

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

record ScriptedHarness(ScriptedProvider scripted, SettableClock clock) implements ProviderHarness {
    ScriptedHarness() {
        this(new SettableClock());
    }

    private ScriptedHarness(SettableClock clock) {
        this(new ScriptedProvider(clock), clock);
    }

    @Override
    public PaymentProvider provider() {
        return scripted;
    }

    @Override
    public CardToken enter(Scope scope, TestCard card) {
        return scripted.tokenize(scope, card.details());
    }

    @Override
    public long movedMinor(TransactionId transaction) {
        return scripted.movedMinor(transaction);
    }

    @Override
    public long refundedMinor(TransactionId transaction) {
        return scripted.refundedMinor(transaction);
    }

    @Override
    public void refundElsewhere(Scope scope, TransactionId transaction, long minor) {
        scripted.refundElsewhere(transaction, minor);
    }

    @Override
    public boolean hasOtherApplications() {
        return true;
    }

    @Override
    public void chargeOfOthers(Scope scope, Money amount) {
        scripted.chargeOfOthers(amount);
    }

    @Override
    public void failRefundLate(Scope scope, RefundId refund) {
        scripted.failRefundLate(scope, refund);
    }

    /** Changes nothing that the provider reports. */
    @Override
    public void openInquiry(Scope scope, TransactionId transaction) {}

    @Override
    public void escalateInquiry(Scope scope, TransactionId transaction) {
        scripted.dispute(scope, transaction);
    }

    @Override
    public TestDisputes testDisputes() {
        return scripted;
    }

    @Override
    public void close() {}
}
