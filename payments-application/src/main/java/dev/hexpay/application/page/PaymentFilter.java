package dev.hexpay.application.page;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of payments; null matches everything.
 *
 * @param createdAfter created at this instant or later
 * @param createdBefore created before this instant
 */
public record PaymentFilter(
        @Nullable CustomerId customer,
        @Nullable PaymentStatus status,
        @Nullable PaymentKind kind,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {
    /** Every payment. */
    public static final PaymentFilter ALL = new PaymentFilter(null, null, null, null, null);

    /** The same filter, for the payments of this customer. */
    public PaymentFilter withCustomer(@Nullable CustomerId wanted) {
        return new PaymentFilter(wanted, status, kind, createdAfter, createdBefore);
    }

    /** The same filter, for payments with this status. */
    public PaymentFilter withStatus(@Nullable PaymentStatus wanted) {
        return new PaymentFilter(customer, wanted, kind, createdAfter, createdBefore);
    }

    /** The same filter, for payments of this kind. */
    public PaymentFilter withKind(@Nullable PaymentKind wanted) {
        return new PaymentFilter(customer, status, wanted, createdAfter, createdBefore);
    }

    /** The same filter, for payments created at this instant or later. */
    public PaymentFilter withCreatedAfter(@Nullable Instant wanted) {
        return new PaymentFilter(customer, status, kind, wanted, createdBefore);
    }

    /** The same filter, for payments created before this instant. */
    public PaymentFilter withCreatedBefore(@Nullable Instant wanted) {
        return new PaymentFilter(customer, status, kind, createdAfter, wanted);
    }
}
