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

/** Reads many payments, newest first. */
public interface ListPayments {
    /** Those that fit; none when the customer is unknown. */
    Page<Payment> list(Scope scope, Query query, PageRequest<PaymentId> page);

    /**
     * Which payments are wanted; null means any.
     *
     * @param createdAfter made at this instant or later
     * @param createdBefore made before this instant
     */
    record Query(
            @Nullable CustomerReference customer,
            @Nullable PaymentStatus status,
            @Nullable PaymentKind kind,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore) {}
}
