package dev.hexpay.testkit;

import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a refund: {@code aRefund().of(transaction).withShare(usd(5_00), usd(0)).succeeded().build()}. */
public final class RefundBuilder {
    private Refund.ProviderCharge charge =
            new Refund.ProviderCharge(Builders.aTransactionId(), Builders.aPaymentId(), "sandbox", "ch_1");
    private Share share = new Share(Builders.usd(10_00), Builders.usd(0));
    private Cause cause = Cause.REQUESTED;
    private @Nullable RefundReason reason;
    private RefundState state = new RefundState.Pending(Builders.NOON);
    private Instant createdAt = Builders.NOON;

    RefundBuilder() {}

    /** Of the charge of this transaction. */
    public RefundBuilder of(Transaction transaction) {
        return of(new Refund.ProviderCharge(transaction.id(), transaction.payment(), transaction.provider(), "ch_1"));
    }

    /** Of this charge. */
    public RefundBuilder of(Refund.ProviderCharge itsCharge) {
        charge = itsCharge;
        return this;
    }

    /** Of this amount: a subtotal and its tax. */
    public RefundBuilder withShare(Money subtotal, Money tax) {
        share = new Share(subtotal, tax);
        return this;
    }

    /** Of a duplicate payment. */
    public RefundBuilder ofDuplicatePayment() {
        cause = Cause.DUPLICATE_PAYMENT;
        return this;
    }

    /** Made elsewhere, as in the dashboard of the provider; it has succeeded. */
    public RefundBuilder madeElsewhere() {
        cause = Cause.ELSEWHERE;
        return succeeded();
    }

    /** With this reason, written by the merchant. */
    public RefundBuilder because(String text) {
        reason = new RefundReason(text);
        return this;
    }

    /** In this state. */
    public RefundBuilder inState(RefundState itsState) {
        state = itsState;
        return this;
    }

    /** Succeeded. */
    public RefundBuilder succeeded() {
        return inState(new RefundState.Succeeded("re_1", createdAt));
    }

    /** Created at this instant; the id contains the same time. */
    public RefundBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The refund. */
    public Refund build() {
        return new Refund(
                new RefundId(Builders.anId(IdKind.REFUND, createdAt)),
                charge,
                share,
                cause,
                reason,
                state,
                createdAt,
                createdAt,
                0);
    }
}
