package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Reads many customers, newest first. */
public interface ListCustomers {
    /** All of them, or the one with this own id. */
    Page<CustomerView> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page);
}
