package dev.hexpay.domain.payment;

import java.util.Locale;

/** Where an attempt stands, in the published words. */
public enum TransactionStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    /** All of it has gone back. */
    REFUNDED,
    /** The payer's bank wants it back, or has it. */
    DISPUTED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
