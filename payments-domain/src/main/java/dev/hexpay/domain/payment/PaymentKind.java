package dev.hexpay.domain.payment;

import java.util.Locale;

/** How a payment came about: a link that the payer opens, or a charge of a vaulted method without the payer. */
public enum PaymentKind {
    LINK,
    CHARGE;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
