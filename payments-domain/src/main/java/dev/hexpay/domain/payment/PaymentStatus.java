package dev.hexpay.domain.payment;

import java.util.Locale;
import java.util.Set;

/**
 * Where a payment stands, and the law of where it may go.
 *
 * <p>The switches are the published table itself: a status left out does not compile. A time-out is no status (the
 * payment stays {@code PROCESSING}), expiry is a question to the clock, and refunds live on transactions.
 */
public enum PaymentStatus {
    PENDING,
    PROCESSING,
    SUCCEEDED,
    REQUIRES_ACTION,
    FAILED,
    CANCELED;

    /** Where a payment of this kind may go from here by its own verbs. */
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

    /** Where only the provider's late word may still move it. */
    public Set<PaymentStatus> corrections() {
        return switch (this) {
            case FAILED -> Set.of(SUCCEEDED);
            case PENDING, PROCESSING, SUCCEEDED, REQUIRES_ACTION, CANCELED -> Set.of();
        };
    }

    /** Where a payment of this kind begins. */
    public static PaymentStatus initial(PaymentKind kind) {
        return switch (kind) {
            case LINK -> PENDING;
            case CHARGE -> PROCESSING;
        };
    }

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
