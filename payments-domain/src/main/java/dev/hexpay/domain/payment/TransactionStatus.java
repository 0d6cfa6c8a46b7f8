package dev.hexpay.domain.payment;

import java.util.Set;

/** The published status of a transaction, and the transition rules. */
public enum TransactionStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    /** Fully refunded. */
    REFUNDED,
    /** The dispute is open or lost. */
    DISPUTED;

    /** The statuses that may follow this one. */
    public Set<TransactionStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(SUCCEEDED, FAILED);
            case SUCCEEDED -> Set.of(REFUNDED, DISPUTED);
            case REFUNDED -> Set.of(DISPUTED);
            // A dispute that the merchant wins leaves what was paid, and what was refunded.
            case DISPUTED -> Set.of(SUCCEEDED, REFUNDED);
            case FAILED -> Set.of();
        };
    }

    /**
     * The statuses that may follow this one by a correction of the provider only: a late confirmation of the charge, or a
     * late failure of a refund.
     */
    public Set<TransactionStatus> corrections() {
        return switch (this) {
            case FAILED, REFUNDED -> Set.of(SUCCEEDED);
            case PENDING, SUCCEEDED, DISPUTED -> Set.of();
        };
    }
}
