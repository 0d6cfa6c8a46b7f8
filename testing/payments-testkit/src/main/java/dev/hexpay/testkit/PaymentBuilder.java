package dev.hexpay.testkit;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a payment: {@code aLink().of(usd(25_00)).paid().build()}. */
public final class PaymentBuilder {
    private final PaymentKind kind;
    private String provider = "sandbox";
    private PaymentState state;
    private TaxBreakdown price = TaxBreakdown.undetermined(Builders.usd(25_00));
    private Description description = new Description("Consulting, one hour");
    private @Nullable Metadata metadata;
    private @Nullable CustomerId customer;
    private HostedPage page = HostedPage.of(Builders.aToken());
    private Instant createdAt = Builders.NOON;
    private @Nullable Instant updatedAt;
    private @Nullable PaymentId id;
    private long version;

    PaymentBuilder(PaymentKind kind) {
        this.kind = kind;
        this.state = switch (kind) {
            case LINK -> new PaymentState.Pending();
            case CHARGE -> new PaymentState.Processing(Builders.aTransactionId());
        };
    }

    PaymentBuilder(Payment payment) {
        kind = payment.kind();
        provider = payment.provider();
        state = payment.state();
        price = payment.price();
        description = payment.description();
        metadata = payment.metadata();
        customer = payment.customer();
        page = payment.page();
        createdAt = payment.createdAt();
        updatedAt = payment.updatedAt();
        id = payment.id();
        version = payment.version();
    }

    /** With this subtotal; the tax is undetermined. */
    public PaymentBuilder of(Money subtotal) {
        return of(TaxBreakdown.undetermined(subtotal));
    }

    /** With this price, tax included. */
    public PaymentBuilder of(TaxBreakdown itsPrice) {
        price = itsPrice;
        return this;
    }

    /** With this description. */
    public PaymentBuilder describedAs(String text) {
        description = new Description(text);
        return this;
    }

    /** With this metadata. */
    public PaymentBuilder withMetadata(Map<String, String> entries) {
        metadata = new Metadata(entries);
        return this;
    }

    /** Paid by this customer. */
    public PaymentBuilder withCustomer(CustomerId id) {
        customer = id;
        return this;
    }

    /** With this page. */
    public PaymentBuilder withPage(HostedPage itsPage) {
        page = itsPage;
        return this;
    }

    /** Expires at this instant. */
    public PaymentBuilder expiringAt(Instant expiry) {
        return withPage(new HostedPage(page.token(), null, null, expiry));
    }

    /** Created at this instant; the id contains the same time. */
    public PaymentBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** Last changed at this instant; without it, when it was created. */
    public PaymentBuilder updatedAt(Instant instant) {
        updatedAt = instant;
        return this;
    }

    /** With this id. */
    public PaymentBuilder withId(PaymentId itsId) {
        id = itsId;
        return this;
    }

    /** In this state. */
    public PaymentBuilder inState(PaymentState itsState) {
        state = itsState;
        return this;
    }

    /** With a transaction in progress. */
    public PaymentBuilder processing() {
        return inState(new PaymentState.Processing(Builders.aTransactionId()));
    }

    /** Requires authentication by the payer. */
    public PaymentBuilder requiringAction() {
        return inState(new PaymentState.RequiresAction(Builders.aTransactionId()));
    }

    /** Declined. */
    public PaymentBuilder failed() {
        return inState(new PaymentState.Failed(Builders.aTransactionId(), Builders.DECLINED));
    }

    /** Paid and invoiced. */
    public PaymentBuilder paid() {
        return inState(new PaymentState.Succeeded(Builders.aTransactionId(), Builders.anInvoiceId()));
    }

    /** Canceled. */
    public PaymentBuilder canceled() {
        return inState(new PaymentState.Canceled());
    }

    /** The payment. */
    public Payment build() {
        PaymentId itsId = id == null ? new PaymentId(Builders.anId(IdKind.PAYMENT, createdAt)) : id;
        Instant changedAt = updatedAt == null ? createdAt : updatedAt;
        return new Payment(
                itsId,
                kind,
                provider,
                price,
                description,
                metadata,
                customer,
                page,
                state,
                createdAt,
                changedAt,
                version);
    }
}
