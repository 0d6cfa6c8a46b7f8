package dev.hexpay.domain.payment;

import java.util.Set;

/** The published status of a refund, and its transition rules. */
public enum RefundStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    /** The statuses that may follow this one; the final result of a refund never changes. */
    public Set<RefundStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(SUCCEEDED, FAILED);
            case SUCCEEDED, FAILED -> Set.of();
        };
    }
}
