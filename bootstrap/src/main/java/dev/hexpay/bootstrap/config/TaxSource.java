package dev.hexpay.bootstrap.config;

/** Who calculates taxes. */
public enum TaxSource {
    /** The table of rates. */
    TABLE,
    /** Stripe Tax, in the modes that have keys of Stripe; the table in the others. */
    STRIPE
}
