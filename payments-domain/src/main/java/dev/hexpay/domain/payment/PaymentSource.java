package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.PaymentMethodId;

/** What a transaction charges: never a card number, always a reference of the provider. */
public sealed interface PaymentSource {
    /** The provider's reference; its format is opaque. */
    String reference();

    /** A one-time reference to card details entered on the payment page; charging it saves the card at the provider. */
    record CardToken(String reference) implements PaymentSource {}

    /** A saved payment method, charged without the payer present. */
    record SavedMethod(PaymentMethodId method, String reference) implements PaymentSource {}
}
