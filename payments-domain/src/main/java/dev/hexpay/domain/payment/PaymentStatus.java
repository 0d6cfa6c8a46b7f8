package dev.hexpay.domain.payment;

import java.util.Set;

/**
 * The status of a payment, and the transition rules.
 *
 * <p>The switches are the published transition table: code that omits a status does not compile. A time-out is not a
 * status (the payment stays {@code PROCESSING}), expiry depends on the clock only, and refunds belong to transactions.
 */
public enum PaymentStatus {
    PENDING,
    PROCESSING,
    SUCCEEDED,
    REQUIRES_ACTION,
    FAILED,
    CANCELED;

    /** The statuses that may follow this one for a payment of this kind. */
    public Set<PaymentStatus> next(PaymentKind kind) {
        return switch (kind) {
            case LINK ->
                switch (this) {
                    case PENDING -> Set.of(PROCESSING, CANCELED);
                    case PROCESSING -> Set.of(SUCCEEDED, REQUIRES_ACTION, FAILED);
                    case REQUIRES_ACTION -> Set.of(PROCESSING, FAILED);
                    case FAILED -> Set.of(PROCESSING);
                    case SUCCEEDED, CANCELED -> Set.of();
                };
            case CHARGE ->
                switch (this) {
                    case PROCESSING -> Set.of(SUCCEEDED, REQUIRES_ACTION, FAILED);
                    case REQUIRES_ACTION -> Set.of(PROCESSING);
                    case PENDING, SUCCEEDED, FAILED, CANCELED -> Set.of();
                };
        };
    }

    /** The statuses that may follow this one by a late confirmation of the provider only. */
    public Set<PaymentStatus> corrections() {
        return switch (this) {
            case FAILED -> Set.of(SUCCEEDED);
            case PENDING, PROCESSING, SUCCEEDED, REQUIRES_ACTION, CANCELED -> Set.of();
        };
    }

    /** The status of a new payment of this kind. */
    public static PaymentStatus initial(PaymentKind kind) {
        return switch (kind) {
            case LINK -> PENDING;
            case CHARGE -> PROCESSING;
        };
    }
}
