package dev.hexpay.domain.transaction;

import dev.hexpay.domain.id.PaymentMethodId;

/** What an attempt is paid with; never a card number, always the provider's own reference. */
public sealed interface Instrument {
    /** The provider's reference, opaque to us. */
    String reference();

    /** A card that the payer has just entered on the page; the provider vaults it when it is charged. */
    record OneTimeToken(String reference) implements Instrument {}

    /** A card on file, charged without the payer. */
    record Vaulted(PaymentMethodId method, String reference) implements Instrument {}
}
