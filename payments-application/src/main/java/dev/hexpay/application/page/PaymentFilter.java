package dev.hexpay.application.page;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of payments; null and empty sets match everything.
 *
 * @param statuses with one of these statuses
 * @param kinds of one of these kinds
 * @param currency in this currency
 * @param createdAfter created after this instant
 * @param createdBefore created before this instant
 */
public record PaymentFilter(
        @Nullable CustomerId customer,
        Set<PaymentStatus> statuses,
        Set<PaymentKind> kinds,
        @Nullable Currency currency,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {
    /** Every payment. */
    public static final PaymentFilter ALL = new PaymentFilter(null, Set.of(), Set.of(), null, null, null);

    public PaymentFilter {
        statuses = Set.copyOf(statuses);
        kinds = Set.copyOf(kinds);
    }

    /** The same filter, for the payments of this customer. */
    public PaymentFilter withCustomer(@Nullable CustomerId wanted) {
        return new PaymentFilter(wanted, statuses, kinds, currency, createdAfter, createdBefore);
    }

    /** The same filter, for payments with one of these statuses; none of them for all. */
    public PaymentFilter withStatuses(Set<PaymentStatus> wanted) {
        return new PaymentFilter(customer, wanted, kinds, currency, createdAfter, createdBefore);
    }

    /** The same filter, for payments of one of these kinds; none of them for all. */
    public PaymentFilter withKinds(Set<PaymentKind> wanted) {
        return new PaymentFilter(customer, statuses, wanted, currency, createdAfter, createdBefore);
    }

    /** The same filter, for payments in this currency. */
    public PaymentFilter withCurrency(@Nullable Currency wanted) {
        return new PaymentFilter(customer, statuses, kinds, wanted, createdAfter, createdBefore);
    }

    /** The same filter, for payments created after this instant. */
    public PaymentFilter withCreatedAfter(@Nullable Instant wanted) {
        return new PaymentFilter(customer, statuses, kinds, currency, wanted, createdBefore);
    }

    /** The same filter, for payments created before this instant. */
    public PaymentFilter withCreatedBefore(@Nullable Instant wanted) {
        return new PaymentFilter(customer, statuses, kinds, currency, createdAfter, wanted);
    }
}
