package dev.hexpay.testkit;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says only what matters of an attempt: {@code aTransaction().of(link).succeeded().build()}. */
public final class TransactionBuilder {
    private PaymentId payment = Builders.aPaymentId();
    private TaxBreakdown price = TaxBreakdown.undetermined(Builders.usd(25_00));
    private PaymentSource instrument = new PaymentSource.CardToken("tok_visa");
    private BillingDetails payer = new BillingDetails(
            new EmailAddress("ada@example.com"), new FullName("Ada Lovelace"), Builders.anAddress(), null);
    private TransactionState state = new TransactionState.Pending(Builders.NOON);
    private Instant createdAt = Builders.NOON;

    TransactionBuilder() {}

    /** An attempt to pay this payment, at its price. */
    public TransactionBuilder of(Payment itsPayment) {
        payment = itsPayment.id();
        price = itsPayment.price();
        return this;
    }

    /** Of this amount, with no tax known. */
    public TransactionBuilder of(Money subtotal) {
        price = TaxBreakdown.undetermined(subtotal);
        return this;
    }

    /** With this card. */
    public TransactionBuilder withSource(PaymentSource card) {
        instrument = card;
        return this;
    }

    /** By this payer. */
    public TransactionBuilder withBillingDetails(BillingDetails itsPayer) {
        payer = itsPayer;
        return this;
    }

    /** With these facts. */
    public TransactionBuilder inState(TransactionState itsState) {
        state = itsState;
        return this;
    }

    /** Declined. */
    public TransactionBuilder failed() {
        return inState(new TransactionState.Failed(Builders.DECLINED));
    }

    /** Paid and invoiced. */
    public TransactionBuilder succeeded() {
        return paidWith(RefundTotals.none(price.total()), null);
    }

    /** Paid, of which so much is promised to refunds and all of that has gone back. */
    public TransactionBuilder refunded(Money subtotal, Money tax) {
        Share share = new Share(subtotal, tax);
        return paidWith(new RefundTotals(share, share.total()), null);
    }

    /** Paid, and all of it claimed back by the payer's bank. */
    public TransactionBuilder disputed(Dispute.DisputeStatus standing) {
        return paidWith(RefundTotals.none(price.total()), new Dispute(price.total(), "fraudulent", standing));
    }

    private TransactionBuilder paidWith(RefundTotals refunded, @Nullable Dispute dispute) {
        return inState(new TransactionState.Succeeded(Builders.anInvoiceId(), "ch_1", createdAt, refunded, dispute));
    }

    /** Begun at this instant; its id is of the same time. */
    public TransactionBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The attempt. */
    public Transaction build() {
        return new Transaction(
                new TransactionId(Builders.anId(IdKind.TRANSACTION, createdAt)),
                payment,
                "sandbox",
                instrument,
                payer,
                price,
                state,
                createdAt,
                createdAt,
                0);
    }
}
