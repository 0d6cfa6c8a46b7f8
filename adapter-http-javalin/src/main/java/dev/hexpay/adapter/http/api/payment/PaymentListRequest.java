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
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of payments. */
record PaymentListRequest(
        @Nullable CustomerReference customerId,
        @Nullable Set<PaymentStatus> status,
        @Nullable Set<PaymentKind> kind,
        @Nullable Currency currency,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable PageLimit limit,
        @Cursor(IdKind.PAYMENT) @Nullable String cursor) {
    PaymentQueries.Query filter() {
        PaymentFilter filter = PaymentFilter.ALL
                .withStatuses(status == null ? Set.of() : status)
                .withKinds(kind == null ? Set.of() : kind)
                .withCurrency(currency)
                .withCreatedAfter(createdAfter)
                .withCreatedBefore(createdBefore);
        return PaymentQueries.Query.of(filter).withCustomer(customerId);
    }

    PageRequest<PaymentId> page() {
        return Paging.page(limit, cursor, PaymentId::new);
    }
}
