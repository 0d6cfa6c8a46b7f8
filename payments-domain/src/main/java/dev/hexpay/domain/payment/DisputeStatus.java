package dev.hexpay.domain.payment;

import java.util.Locale;

/** The status of a dispute. */
public enum DisputeStatus {
    /** Not resolved. */
    OPEN,
    /** The merchant keeps the money. */
    WON,
    /** The money is returned to the payer. */
    LOST;

    /** The name in the API: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
