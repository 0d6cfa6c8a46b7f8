package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.customer.CustomerPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;

/** Endpoints of the payment methods of a customer. */
public final class PaymentMethodRoutes {
    private static final String ALL = "/customers/{id}/payment-methods";
    private static final String ONE = ALL + "/{method}";

    private final CustomerPorts customers;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public PaymentMethodRoutes(CustomerPorts customers, IdempotencyFilter idempotency) {
        this.customers = customers;
        this.idempotency = idempotency;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                ALL,
                PaymentMethodListRequest.class,
                Documentation.of("List the payment methods of a customer")
                        .lists(PaymentMethodResponse.class)
                        .fails(ErrorCode.CUSTOMER_NOT_FOUND),
                this::list);
        routes.post(
                ONE + "/default",
                Documentation.of("Set the default payment method")
                        .returns(PaymentMethodResponse.class)
                        .fails(ErrorCode.CUSTOMER_NOT_FOUND, ErrorCode.PAYMENT_METHOD_NOT_FOUND),
                this::setDefault);
        routes.delete(
                ONE,
                Documentation.of("Detach a payment method")
                        .returns(PaymentMethodResponse.Deleted.class)
                        .fails(ErrorCode.CUSTOMER_NOT_FOUND, ErrorCode.PAYMENT_METHOD_NOT_FOUND),
                this::detach);
    }

    private StoredResponse list(ApiRequest request, PaymentMethodListRequest query) {
        CustomerReference customer = request.customerParam("id");
        return ApiResponses.list(
                customers.queries().paymentMethods(request.scope(), customer, query.page()),
                view -> PaymentMethodResponse.of(request.scope(), view),
                view -> view.method().id().value());
    }

    private StoredResponse setDefault(ApiRequest request) {
        CustomerReference customer = request.customerParam("id");
        PaymentMethodReference method = method(request);
        request.requireEmptyBody();
        return idempotency.inTransaction(
                request,
                () -> ApiResponses.ok(PaymentMethodResponse.of(
                        request.scope(), customers.setDefaultMethod().set(request.scope(), customer, method))));
    }

    private StoredResponse detach(ApiRequest request) {
        PaymentMethod detached =
                customers.detachMethod().detach(request.scope(), request.customerParam("id"), method(request));
        return ApiResponses.ok(PaymentMethodResponse.Deleted.of(request.scope(), detached));
    }

    private static PaymentMethodReference method(ApiRequest request) {
        return new PaymentMethodReference(request.pathParam("method"));
    }
}
