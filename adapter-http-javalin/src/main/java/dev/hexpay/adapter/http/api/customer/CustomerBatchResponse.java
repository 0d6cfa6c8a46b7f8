package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the result of a batch. */
record CustomerBatchResponse(
        List<Successful> successful, List<CustomerBatchRequest.Failed> failed, String object, boolean livemode) {
    /** A customer that was created, or that existed before. */
    record Successful(String id, @Nullable String externalId, String email) {}

    static CustomerBatchResponse of(Scope scope, List<Customer> customers, List<CustomerBatchRequest.Failed> failed) {
        List<Successful> successful = customers.stream()
                .map(customer -> new Successful(
                        customer.id().value(),
                        CustomerResponse.externalId(customer),
                        customer.profile().email().value()))
                .toList();
        return new CustomerBatchResponse(
                successful, failed, "customer", scope.mode().isLive());
    }
}
