package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeStatus;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of disputes.
 *
 * @param transactionId any text: what is no id of a transaction matches nothing
 * @param paymentId any text: what is no id of a payment matches nothing
 */
record DisputeListRequest(
        @Nullable String transactionId,
        @Nullable String paymentId,
        @Nullable DisputeStatus status,
        @Nullable PageLimit limit,
        @Cursor(IdKind.DISPUTE) @Nullable String cursor) {
    boolean matchesNothing() {
        return (transactionId != null && !IdKind.TRANSACTION.matches(transactionId))
                || (paymentId != null && !IdKind.PAYMENT.matches(paymentId));
    }

    DisputeFilter filter() {
        return DisputeFilter.ALL
                .withTransaction(transactionId == null ? null : new TransactionId(transactionId))
                .withPayment(paymentId == null ? null : new PaymentId(paymentId))
                .withStatus(status);
    }

    PageRequest<DisputeId> page() {
        return Paging.page(limit, cursor, DisputeId::new);
    }
}
