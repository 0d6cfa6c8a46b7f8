package dev.hexpay.domain.payment;

import java.util.Locale;

/** The published status of a transaction. */
public enum TransactionStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    /** Fully refunded. */
    REFUNDED,
    /** The dispute is open or lost. */
    DISPUTED;

    /** The name in the API: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
