package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of payments. */
record PaymentListRequest(
        @Nullable CustomerReference customerId,
        @Nullable PaymentStatus status,
        @Nullable PaymentKind kind,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable PageLimit limit,
        @Cursor(IdKind.PAYMENT) @Nullable String cursor) {
    PaymentQueries.Query filter() {
        PaymentFilter filter = PaymentFilter.ALL
                .withStatus(status)
                .withKind(kind)
                .withCreatedAfter(createdAfter)
                .withCreatedBefore(createdBefore);
        return PaymentQueries.Query.of(filter).withCustomer(customerId);
    }

    PageRequest<PaymentId> page() {
        return Paging.page(limit, cursor, PaymentId::new);
    }
}
