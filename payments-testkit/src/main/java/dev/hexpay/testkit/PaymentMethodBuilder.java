package dev.hexpay.testkit;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;

/** Says only what matters of a vaulted card: {@code aMethod().of(customer).build()}. */
public final class PaymentMethodBuilder {
    private CustomerId customer = Builders.aCustomerId();
    private String reference = "vault_visa";
    private Card card = Builders.aCard();

    PaymentMethodBuilder() {}

    /** Of this customer. */
    public PaymentMethodBuilder of(CustomerId owner) {
        customer = owner;
        return this;
    }

    /** Called this by the provider. */
    public PaymentMethodBuilder referredToAs(String itsReference) {
        reference = itsReference;
        return this;
    }

    /** Shown like this. */
    public PaymentMethodBuilder showing(Card itsCard) {
        card = itsCard;
        return this;
    }

    /** The method. */
    public PaymentMethod build() {
        PaymentMethodId id = new PaymentMethodId(Builders.anId(IdKind.PAYMENT_METHOD, Builders.NOON));
        return new PaymentMethod(id, customer, "sandbox", reference, card, Builders.NOON);
    }
}
