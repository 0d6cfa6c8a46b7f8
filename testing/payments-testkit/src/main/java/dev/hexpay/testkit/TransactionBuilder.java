package dev.hexpay.testkit;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a transaction: {@code aTransaction().of(link).succeeded().build()}. */
public final class TransactionBuilder {
    private @Nullable TransactionId id;
    private PaymentId payment = Builders.aPaymentId();
    private TaxBreakdown price = TaxBreakdown.undetermined(Builders.usd(25_00));
    private PaymentSource paymentSource = new PaymentSource.CardToken("tok_visa");
    private BillingDetails billingDetails = new BillingDetails(
            new EmailAddress("ada@example.com"), new FullName("Ada Lovelace"), Builders.anAddress(), null);
    private @Nullable String providerReference;
    private TransactionState state = new TransactionState.Pending(Builders.NOON, false);
    private Instant createdAt = Builders.NOON;

    TransactionBuilder() {}

    /** With this id. */
    public TransactionBuilder withId(TransactionId itsId) {
        id = itsId;
        return this;
    }

    /** With this reference of the provider. */
    public TransactionBuilder withProviderReference(String reference) {
        providerReference = reference;
        return this;
    }

    /** Of this payment, at its price. */
    public TransactionBuilder of(Payment itsPayment) {
        payment = itsPayment.id();
        price = itsPayment.price();
        return this;
    }

    /** With this subtotal; the tax is undetermined. */
    public TransactionBuilder of(Money subtotal) {
        price = TaxBreakdown.undetermined(subtotal);
        return this;
    }

    /** At this price. */
    public TransactionBuilder of(TaxBreakdown itsPrice) {
        price = itsPrice;
        return this;
    }

    /** With this payment source. */
    public TransactionBuilder withSource(PaymentSource source) {
        paymentSource = source;
        return this;
    }

    /** With these billing details. */
    public TransactionBuilder withBillingDetails(BillingDetails details) {
        billingDetails = details;
        return this;
    }

    /** In this state. */
    public TransactionBuilder inState(TransactionState itsState) {
        state = itsState;
        return this;
    }

    /** Declined. */
    public TransactionBuilder failed() {
        return inState(new TransactionState.Failed(Builders.DECLINED));
    }

    /** Succeeded and invoiced. */
    public TransactionBuilder succeeded() {
        return succeededWith(RefundTotals.none(price.total()), null);
    }

    /** Succeeded, with this amount reserved and refunded. */
    public TransactionBuilder refunded(Money subtotal, Money tax) {
        Share share = new Share(subtotal, tax);
        return succeededWith(new RefundTotals(share, share.total()), null);
    }

    /** Succeeded, with a dispute of the whole amount. */
    public TransactionBuilder disputed(DisputeStatus status) {
        return disputed(createdAt, status);
    }

    /** Succeeded, with a dispute of the whole amount that was reported at this instant; its id contains the same time. */
    public TransactionBuilder disputed(Instant reportedAt, DisputeStatus status) {
        DisputeId id = new DisputeId(Builders.anId(IdKind.DISPUTE, reportedAt));
        Dispute report = new Dispute(price.total(), "fraudulent", status);
        return succeededWith(RefundTotals.none(price.total()), RecordedDispute.first(id, report, reportedAt));
    }

    private TransactionBuilder succeededWith(RefundTotals totals, @Nullable RecordedDispute dispute) {
        providerReference = "ch_1";
        return inState(new TransactionState.Succeeded(Builders.anInvoiceId(), createdAt, totals, dispute));
    }

    /** Created at this instant; the id contains the same time. */
    public TransactionBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The transaction. */
    public Transaction build() {
        return new Transaction(
                id == null ? new TransactionId(Builders.anId(IdKind.TRANSACTION, createdAt)) : id,
                payment,
                "sandbox",
                paymentSource,
                billingDetails,
                price,
                providerReference,
                state,
                createdAt,
                createdAt,
                0);
    }
}
