package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.RefundStatus;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of refunds.
 *
 * @param transactionId any text: what is no id of a transaction matches nothing
 * @param paymentId any text: what is no id of a payment matches nothing
 */
record RefundListRequest(
        @Nullable String transactionId,
        @Nullable String paymentId,
        @Nullable RefundStatus status,
        @Nullable PageLimit limit,
        @Cursor(IdKind.REFUND) @Nullable String cursor) {
    boolean matchesNothing() {
        return (transactionId != null && !IdKind.TRANSACTION.matches(transactionId))
                || (paymentId != null && !IdKind.PAYMENT.matches(paymentId));
    }

    RefundFilter filter() {
        return RefundFilter.ALL
                .withTransaction(transactionId == null ? null : new TransactionId(transactionId))
                .withPayment(paymentId == null ? null : new PaymentId(paymentId))
                .withStatus(status);
    }

    PageRequest<RefundId> page() {
        return Paging.page(limit, cursor, RefundId::new);
    }
}
