package dev.hexpay.domain.payment;

/** How a dispute ends: who keeps the money. */
public enum DisputeOutcome {
    /** The merchant keeps it. */
    WON,
    /** The payer gets it. */
    LOST
}
