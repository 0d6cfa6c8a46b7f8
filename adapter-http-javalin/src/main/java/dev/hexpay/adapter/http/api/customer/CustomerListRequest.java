package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of customers. */
record CustomerListRequest(
        @Nullable ExternalId externalId,
        @Nullable EmailAddress email,
        @Nullable PageLimit limit,
        @Cursor(IdKind.CUSTOMER) @Nullable String cursor) {
    CustomerFilter filter() {
        return new CustomerFilter(externalId, email);
    }

    PageRequest<CustomerId> page() {
        return Paging.page(limit, cursor, CustomerId::new);
    }
}
