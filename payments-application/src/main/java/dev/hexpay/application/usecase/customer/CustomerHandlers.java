package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.GetCustomer;
import dev.hexpay.application.port.in.customer.ListCustomers;
import dev.hexpay.application.port.in.customer.UpdateCustomer;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and updates customers. */
public final class CustomerHandlers implements UpdateCustomer, GetCustomer, ListCustomers {
    private final Customers customers;
    private final PaymentMethods methods;
    private final InstantSource clock;
    private final IdempotentExecution execution;
    private final CustomerLookup customerLookup;
    private final EventRecorder events;

    public CustomerHandlers(
            OutPorts out, IdempotentExecution execution, CustomerLookup customerLookup, EventRecorder events) {
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.clock = out.clock();
        this.execution = execution;
        this.customerLookup = customerLookup;
        this.events = events;
    }

    @Override
    public IdempotentResult<CustomerDetails> update(
            Scope scope,
            CustomerReference reference,
            UnaryOperator<Profile> change,
            IdempotentRequest<CustomerDetails> request) {
        return execution.inTransaction(scope, request, () -> {
            CustomerId id = customerLookup.get(scope, reference).id();
            Customer customer = customers.lock(scope, id).orElseThrow(IdKind.CUSTOMER::notFound);
            Profile changed = change.apply(customer.profile());
            return details(scope, changed.equals(customer.profile()) ? customer : save(scope, customer, changed));
        });
    }

    private Customer save(Scope scope, Customer customer, Profile changed) {
        try {
            Customer saved = customers.save(scope, customer.withProfile(changed, clock.instant()));
            events.customerUpdated(scope, saved);
            return saved;
        } catch (DuplicateKeyException e) {
            throw PaymentsException.of(ErrorCode.DUPLICATE, "Another customer has this externalId.");
        }
    }

    @Override
    public CustomerDetails get(Scope scope, CustomerReference reference) {
        return details(scope, customerLookup.get(scope, reference));
    }

    @Override
    public Page<CustomerDetails> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page) {
        Page<Customer> found = customers.list(scope, externalId, page);
        List<PaymentMethodId> defaults = found.items().stream()
                .map(Customer::defaultMethod)
                .filter(Objects::nonNull)
                .toList();
        Map<PaymentMethodId, PaymentMethod> byId = defaults.isEmpty()
                ? Map.of()
                : methods.findAll(scope, defaults).stream()
                        .collect(Collectors.toMap(PaymentMethod::id, Function.identity()));
        return found.map(customer -> new CustomerDetails(
                customer, customer.defaultMethod() == null ? null : byId.get(customer.defaultMethod())));
    }

    private CustomerDetails details(Scope scope, Customer customer) {
        PaymentMethodId id = customer.defaultMethod();
        return new CustomerDetails(
                customer, id == null ? null : methods.find(scope, id).orElse(null));
    }
}
