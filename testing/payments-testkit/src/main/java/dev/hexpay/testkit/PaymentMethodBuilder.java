package dev.hexpay.testkit;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import java.time.Instant;

/** Builds a saved card: {@code aMethod().of(customer).build()}. */
public final class PaymentMethodBuilder {
    private CustomerId customer = Builders.aCustomerId();
    private String reference = "vault_visa";
    private Card card = Builders.aCard();
    private Instant createdAt = Builders.NOON;

    PaymentMethodBuilder() {}

    /** Of this customer. */
    public PaymentMethodBuilder of(CustomerId owner) {
        customer = owner;
        return this;
    }

    /** With this provider reference. */
    public PaymentMethodBuilder withReference(String itsReference) {
        reference = itsReference;
        return this;
    }

    /** With these card details. */
    public PaymentMethodBuilder withCard(Card itsCard) {
        card = itsCard;
        return this;
    }

    /** Created at this instant; the id contains the same time. */
    public PaymentMethodBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The payment method. */
    public PaymentMethod build() {
        PaymentMethodId id = new PaymentMethodId(Builders.anId(IdKind.PAYMENT_METHOD, createdAt));
        return new PaymentMethod(id, customer, "sandbox", reference, card, createdAt);
    }
}
