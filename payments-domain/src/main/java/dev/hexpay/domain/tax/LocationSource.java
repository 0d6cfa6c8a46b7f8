package dev.hexpay.domain.tax;

/** Who said where the buyer is. */
public enum LocationSource {
    /** Nobody did. */
    NOBODY,
    /** The merchant, in the customer's address: fixed when the payment was made. */
    CUSTOMER,
    /** The payer, on the page: asked anew for each attempt. */
    PAYER
}
