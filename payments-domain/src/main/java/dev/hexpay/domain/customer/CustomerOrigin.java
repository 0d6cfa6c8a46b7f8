package dev.hexpay.domain.customer;

/** Who created a customer, and so how far the customer can be trusted to be who the e-mail address says. */
public enum CustomerOrigin {
    /** The merchant, who knows the customer. */
    MERCHANT,
    /** The payer of a link without customer, who may enter any e-mail address. */
    PAYMENT_LINK
}
