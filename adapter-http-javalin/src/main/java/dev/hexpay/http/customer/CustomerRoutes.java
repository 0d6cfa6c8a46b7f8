package dev.hexpay.http.customer;

import dev.hexpay.application.port.in.CreateCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.CustomerView;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.idempotency.IdempotentCalls;
import java.util.List;
import java.util.function.UnaryOperator;

/** Customers; each may be named by our id or by the merchant's own. */
public final class CustomerRoutes {
    private final UseCases useCases;
    private final IdempotentCalls once;

    /** Serves customers. */
    public CustomerRoutes(UseCases useCases, IdempotentCalls once) {
        this.useCases = useCases;
        this.once = once;
    }

    /** Adds the six routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/customers", this::list);
        routes.post("/customers", this::create);
        routes.post("/customers/batch", this::createAll);
        routes.get("/customers/{id}", this::get);
        routes.put("/customers/{id}", this::update);
        routes.patch("/customers/{id}", this::update);
    }

    private StoredAnswer list(Call call) {
        CustomerListRequest request = call.query(CustomerListRequest::read);
        return Answers.list(
                useCases.listCustomers().list(call.scope(), request.externalId(), request.page()),
                view -> CustomerResponse.of(call.scope(), view),
                view -> view.customer().id().value());
    }

    private StoredAnswer get(Call call) {
        CustomerReference customer = call.customerParam("id");
        return Answers.ok(
                CustomerResponse.of(call.scope(), useCases.getCustomer().get(call.scope(), customer)));
    }

    private StoredAnswer create(Call call) {
        Profile profile = call.body(CustomerRequest::read);
        return once.answer(
                call,
                (CreateCustomer.Result result) -> created(call, result),
                key -> useCases.createCustomer().create(call.scope(), profile, key));
    }

    private static StoredAnswer created(Call call, CreateCustomer.Result result) {
        CustomerResponse customer = CustomerResponse.of(call.scope(), result.customer());
        return switch (result.novelty()) {
            case NEW -> Answers.created(customer);
            case KNOWN -> Answers.ok(customer);
        };
    }

    private StoredAnswer createAll(Call call) {
        CustomerBatchRequest request = call.body(CustomerBatchRequest::read);
        return once.answer(
                call,
                (List<Customer> made) -> createdAll(call, made, request),
                key -> useCases.batchCreateCustomers().createAll(call.scope(), request.good(), key));
    }

    /** 201 when there is a customer for at least one of them, 200 when all of them failed. */
    private static StoredAnswer createdAll(Call call, List<Customer> made, CustomerBatchRequest request) {
        CustomerBatchResponse response = CustomerBatchResponse.of(call.scope(), made, request.failed());
        return made.isEmpty() ? Answers.ok(response) : Answers.created(response);
    }

    private StoredAnswer update(Call call) {
        CustomerReference customer = call.customerParam("id");
        UnaryOperator<Profile> change = call.body(CustomerRequest::readChange);
        return once.answer(
                call,
                (CustomerView view) -> Answers.ok(CustomerResponse.of(call.scope(), view)),
                key -> useCases.updateCustomer().update(call.scope(), customer, change, key));
    }
}
