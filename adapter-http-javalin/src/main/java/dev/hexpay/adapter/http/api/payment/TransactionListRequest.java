package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.TransactionQueries;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.TransactionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of transactions.
 *
 * @param paymentId any text: what is no id of a payment matches nothing
 */
record TransactionListRequest(
        @Nullable TransactionStatus status,
        @Nullable EmailAddress customerEmail,
        @Nullable String paymentId,
        @Nullable CustomerReference customerId,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable PageLimit limit,
        @Cursor(IdKind.TRANSACTION) @Nullable String cursor) {
    boolean matchesNothing() {
        return paymentId != null && !IdKind.PAYMENT.matches(paymentId);
    }

    TransactionQueries.Query filter() {
        TransactionFilter filter = TransactionFilter.ALL
                .withStatus(status)
                .withEmail(customerEmail)
                .withPayment(paymentId == null ? null : new PaymentId(paymentId))
                .withCreatedAfter(createdAfter)
                .withCreatedBefore(createdBefore);
        return new TransactionQueries.Query(customerId, filter);
    }

    PageRequest<TransactionId> page() {
        return Paging.page(limit, cursor, TransactionId::new);
    }
}
