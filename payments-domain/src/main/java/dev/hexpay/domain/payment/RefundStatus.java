package dev.hexpay.domain.payment;

import java.util.Set;

/** The published status of a refund, and its transition rules. */
public enum RefundStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    /** The statuses that may follow this one. */
    public Set<RefundStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(SUCCEEDED, FAILED);
            case SUCCEEDED, FAILED -> Set.of();
        };
    }

    /** The statuses that may follow this one by a late failure only: the payer's bank rejected the money days later. */
    public Set<RefundStatus> corrections() {
        return switch (this) {
            case SUCCEEDED -> Set.of(FAILED);
            case PENDING, FAILED -> Set.of();
        };
    }
}
