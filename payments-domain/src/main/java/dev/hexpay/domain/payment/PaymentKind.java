package dev.hexpay.domain.payment;

import java.util.Locale;

/** The kind of a payment: a link that the payer opens, or an off-session charge of a saved method. */
public enum PaymentKind {
    LINK,
    CHARGE;

    /** The name in the API: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
