package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.PaymentMethodId;

/** What an attempt is paid with; never a card number, always the provider's own reference. */
public sealed interface PaymentSource {
    /** The provider's reference, opaque to us. */
    String reference();

    /** A card that the payer has just entered on the page; the provider vaults it when it is charged. */
    record CardToken(String reference) implements PaymentSource {}

    /** A card on file, charged without the payer. */
    record SavedMethod(PaymentMethodId method, String reference) implements PaymentSource {}
}
