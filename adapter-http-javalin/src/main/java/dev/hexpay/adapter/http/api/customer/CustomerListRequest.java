package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of customers. */
record CustomerListRequest(@Nullable ExternalId externalId, PageRequest<CustomerId> page) {
    static Supplier<CustomerListRequest> read(Query query) {
        FieldValue<ExternalId> externalId = query.text("externalId", ExternalId::new);
        Supplier<PageRequest<CustomerId>> page = Paging.read(query, IdKind.CUSTOMER, CustomerId::new);
        return () -> new CustomerListRequest(externalId.orNull(), page.get());
    }
}
