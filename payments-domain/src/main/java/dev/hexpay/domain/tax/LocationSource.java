package dev.hexpay.domain.tax;

/** Who stated the buyer's location. */
public enum LocationSource {
    /** The location is not known. */
    NONE,
    /** The merchant, in the customer's address: fixed when the payment is created. */
    CUSTOMER,
    /** The payer, on the payment page: stated again for each transaction. */
    PAYER
}
