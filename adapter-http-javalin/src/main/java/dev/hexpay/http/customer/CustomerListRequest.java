package dev.hexpay.http.customer;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which customers a client wants to see. */
record CustomerListRequest(@Nullable ExternalId externalId, PageRequest<CustomerId> page) {
    static Supplier<CustomerListRequest> read(Query query) {
        Read<ExternalId> externalId = query.text("externalId", ExternalId::new);
        Supplier<PageRequest<CustomerId>> page = Paging.read(query, IdKind.CUSTOMER, CustomerId::new);
        return () -> new CustomerListRequest(externalId.orNull(), page.get());
    }
}
