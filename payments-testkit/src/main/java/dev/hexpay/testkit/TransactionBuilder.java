package dev.hexpay.testkit;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Refunded;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says only what matters of an attempt: {@code aTransaction().of(link).succeeded().build()}. */
public final class TransactionBuilder {
    private PaymentId payment = Builders.aPaymentId();
    private TaxBreakdown price = TaxBreakdown.unknown(Builders.usd(25_00));
    private Instrument instrument = new Instrument.OneTimeToken("tok_visa");
    private Payer payer =
            new Payer(new EmailAddress("ada@example.com"), new FullName("Ada Lovelace"), Builders.anAddress(), null);
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
        price = TaxBreakdown.unknown(subtotal);
        return this;
    }

    /** With this card. */
    public TransactionBuilder with(Instrument card) {
        instrument = card;
        return this;
    }

    /** By this payer. */
    public TransactionBuilder by(Payer itsPayer) {
        payer = itsPayer;
        return this;
    }

    /** With these facts. */
    public TransactionBuilder in(TransactionState itsState) {
        state = itsState;
        return this;
    }

    /** Declined. */
    public TransactionBuilder failed() {
        return in(new TransactionState.Failed(Builders.DECLINED));
    }

    /** Paid and invoiced. */
    public TransactionBuilder succeeded() {
        return paidWith(Refunded.nothing(price.total()), null);
    }

    /** Paid, of which so much is promised to refunds and all of that has gone back. */
    public TransactionBuilder refunded(Money subtotal, Money tax) {
        Share share = new Share(subtotal, tax);
        return paidWith(new Refunded(share, share.total()), null);
    }

    /** Paid, and all of it claimed back by the payer's bank. */
    public TransactionBuilder disputed(Dispute.Standing standing) {
        return paidWith(Refunded.nothing(price.total()), new Dispute(price.total(), "fraudulent", standing));
    }

    private TransactionBuilder paidWith(Refunded refunded, @Nullable Dispute dispute) {
        return in(new TransactionState.Succeeded(Builders.anInvoiceId(), "ch_1", createdAt, refunded, dispute));
    }

    /** Begun at this instant; its id is of the same time. */
    public TransactionBuilder madeAt(Instant instant) {
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
