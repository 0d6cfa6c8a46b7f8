package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads payments. */
public interface PaymentQueries {
    /**
     * The current state of the payment.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code payment_not_found}
     */
    Payment get(Scope scope, PaymentId id);

    /** The payments that match; none when the customer is unknown. */
    Page<Payment> list(Scope scope, Query query, PageRequest<PaymentId> page);

    /**
     * The filter of a list; null matches everything.
     *
     * @param createdAfter created at this instant or later
     * @param createdBefore created before this instant
     */
    record Query(
            @Nullable CustomerReference customer,
            @Nullable PaymentStatus status,
            @Nullable PaymentKind kind,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore) {}
}
