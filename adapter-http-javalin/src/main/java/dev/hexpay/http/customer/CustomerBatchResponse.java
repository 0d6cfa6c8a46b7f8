package dev.hexpay.http.customer;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of many customers. */
record CustomerBatchResponse(
        List<Made> successful, List<CustomerBatchRequest.Failed> failed, String object, boolean livemode) {
    /** One who is a customer now, or was one before. */
    record Made(String id, @Nullable String externalId, String email) {}

    static CustomerBatchResponse of(Scope scope, List<Customer> made, List<CustomerBatchRequest.Failed> failed) {
        List<Made> successful = made.stream()
                .map(customer -> new Made(
                        customer.id().value(),
                        CustomerResponse.externalId(customer),
                        customer.profile().email().value()))
                .toList();
        return new CustomerBatchResponse(
                successful, failed, "customer", scope.mode().isLive());
    }
}
