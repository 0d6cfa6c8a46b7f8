package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of payment methods. */
record PaymentMethodListRequest(
        @Nullable PageLimit limit,
        @Cursor(IdKind.PAYMENT_METHOD) @Nullable String cursor) {
    PageRequest<PaymentMethodId> page() {
        return Paging.page(limit, cursor, PaymentMethodId::new);
    }
}
