package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads many customers, newest first. */
public interface ListCustomers {
    /** All of them, or the one with this own id. */
    Page<CustomerDetails> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page);
}
