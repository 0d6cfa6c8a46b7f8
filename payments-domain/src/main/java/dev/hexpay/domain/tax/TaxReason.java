package dev.hexpay.domain.tax;

import java.util.Locale;

/** Why the tax is what it is. */
public enum TaxReason {
    /** The standard rate of the buyer's place. */
    STANDARD,
    /** Where the buyer is, is not known, or not exactly enough. */
    UNKNOWN_LOCATION,
    /** No tax is collected where the buyer is. */
    NOT_REGISTERED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
