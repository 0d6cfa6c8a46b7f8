package dev.hexpay.domain.payment;

/** The kind of a payment: a link that the payer opens, or an off-session charge of a saved method. */
public enum PaymentKind {
    LINK,
    CHARGE;
}
