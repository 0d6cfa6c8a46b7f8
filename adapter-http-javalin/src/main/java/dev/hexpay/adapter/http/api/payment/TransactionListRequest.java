package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.TransactionStatus;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of transactions. */
record TransactionListRequest(
        @Nullable TransactionStatus status,
        @Nullable EmailAddress customerEmail,
        @Nullable PageLimit limit,
        @Cursor(IdKind.TRANSACTION) @Nullable String cursor) {
    TransactionFilter filter() {
        return new TransactionFilter(status, customerEmail);
    }

    PageRequest<TransactionId> page() {
        return Paging.page(limit, cursor, TransactionId::new);
    }
}
