package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Lists customers, newest first. */
public interface ListCustomers {
    /** All customers, or the one with this external id. */
    Page<CustomerDetails> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page);
}
