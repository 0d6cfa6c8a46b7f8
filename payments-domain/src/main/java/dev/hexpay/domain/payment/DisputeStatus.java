package dev.hexpay.domain.payment;

/** The status of a dispute. */
public enum DisputeStatus {
    /** Not resolved. */
    OPEN,
    /** The merchant keeps the money. */
    WON,
    /** The money is returned to the payer. */
    LOST;
}
