package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.customer.CreateCustomer;
import dev.hexpay.application.port.in.customer.CustomerPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.error.ErrorCode;
import java.util.List;
import java.util.function.UnaryOperator;

/** Endpoints of customers. A customer is identified by id or by external id. */
public final class CustomerRoutes {
    private final CustomerPorts customers;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public CustomerRoutes(CustomerPorts customers, IdempotencyFilter idempotency) {
        this.customers = customers;
        this.idempotency = idempotency;
    }

    /** Adds the routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/customers",
                CustomerListRequest.class,
                Documentation.of("List customers").lists(CustomerResponse.class),
                this::list);
        routes.post(
                "/customers",
                Documentation.of("Create a customer")
                        .takes(CustomerRequest.class)
                        .returns(CustomerResponse.class)
                        .creates(CustomerResponse.class),
                this::create);
        routes.post(
                "/customers/batch",
                Documentation.of("Create customers")
                        .takes(CustomerBatchRequest.class)
                        .returns(CustomerBatchResponse.class)
                        .creates(CustomerBatchResponse.class),
                this::createAll);
        routes.get(
                "/customers/{id}",
                Documentation.of("Get a customer")
                        .returns(CustomerResponse.class)
                        .fails(ErrorCode.CUSTOMER_NOT_FOUND),
                this::get);
        routes.update(
                "/customers/{id}",
                Documentation.of("Update a customer")
                        .takes(UpdateCustomerRequest.class)
                        .returns(CustomerResponse.class)
                        .fails(ErrorCode.CUSTOMER_NOT_FOUND, ErrorCode.DUPLICATE),
                this::update);
    }

    private StoredResponse list(ApiRequest request, CustomerListRequest query) {
        return ApiResponses.list(
                customers.queries().list(request.scope(), query.filter(), query.page()),
                view -> CustomerResponse.of(request.scope(), view),
                view -> view.customer().id().value());
    }

    private StoredResponse get(ApiRequest request) {
        CustomerReference customer = request.customerParam("id");
        return ApiResponses.ok(
                CustomerResponse.of(request.scope(), customers.queries().get(request.scope(), customer)));
    }

    private StoredResponse create(ApiRequest request) {
        Profile profile = request.body(CustomerRequest.class).toProfile();
        return idempotency.inTransaction(
                request, () -> created(request, customers.create().create(request.scope(), profile)));
    }

    private static StoredResponse created(ApiRequest request, CreateCustomer.Result result) {
        CustomerResponse customer = CustomerResponse.of(request.scope(), result.customer());
        return switch (result.status()) {
            case CREATED -> ApiResponses.created(customer);
            case EXISTING -> ApiResponses.ok(customer);
        };
    }

    private StoredResponse createAll(ApiRequest request) {
        CustomerBatchRequest body = request.body(CustomerBatchRequest.class);
        CustomerBatchRequest.Entries batch = body.bind(request.binder());
        StoredResponse withoutInput = idempotency.inTransaction(
                request,
                () -> createdAll(request, customers.createBatch().createAll(request.scope(), batch.valid()), batch));
        return CustomerBatchResponse.withInput(withoutInput, body.customers());
    }

    /** 201 when at least one customer was created or exists, 200 when all entries failed. */
    private static StoredResponse createdAll(
            ApiRequest request, List<Customer> customers, CustomerBatchRequest.Entries batch) {
        CustomerBatchResponse response = CustomerBatchResponse.of(request.scope(), customers, batch.failed());
        return customers.isEmpty() ? ApiResponses.ok(response) : ApiResponses.created(response);
    }

    private StoredResponse update(ApiRequest request) {
        CustomerReference customer = request.customerParam("id");
        UnaryOperator<Profile> change = request.body(UpdateCustomerRequest.class)::applyTo;
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.ok(CustomerResponse.of(
                        request.scope(), customers.update().update(request.scope(), customer, change))));
    }
}
