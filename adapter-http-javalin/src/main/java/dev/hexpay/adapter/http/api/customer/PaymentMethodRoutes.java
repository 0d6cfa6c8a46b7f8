package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;

/** Endpoints of the payment methods of a customer. */
public final class PaymentMethodRoutes {
    private static final String ALL = "/customers/{id}/payment-methods";
    private static final String ONE = ALL + "/{method}";

    private final UseCases useCases;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public PaymentMethodRoutes(UseCases useCases, IdempotencyFilter idempotency) {
        this.useCases = useCases;
        this.idempotency = idempotency;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(ALL, this::list);
        routes.post(ONE + "/default", this::setDefault);
        routes.delete(ONE, this::detach);
    }

    private StoredResponse list(ApiRequest request) {
        CustomerReference customer = request.customerParam("id");
        PageRequest<PaymentMethodId> page =
                request.query(query -> Paging.read(query, IdKind.PAYMENT_METHOD, PaymentMethodId::new));
        return ApiResponses.list(
                useCases.listPaymentMethods().list(request.scope(), customer, page),
                view -> PaymentMethodResponse.of(request.scope(), view),
                view -> view.method().id().value());
    }

    private StoredResponse setDefault(ApiRequest request) {
        CustomerReference customer = request.customerParam("id");
        PaymentMethodId method = method(request);
        request.requireEmptyBody();
        return idempotency.execute(
                request,
                (PaymentMethodDetails view) -> ApiResponses.ok(PaymentMethodResponse.of(request.scope(), view)),
                key -> useCases.setDefaultPaymentMethod().set(request.scope(), customer, method, key));
    }

    private StoredResponse detach(ApiRequest request) {
        PaymentMethod detached =
                useCases.detachPaymentMethod().detach(request.scope(), request.customerParam("id"), method(request));
        return ApiResponses.ok(PaymentMethodResponse.Deleted.of(request.scope(), detached));
    }

    private static PaymentMethodId method(ApiRequest request) {
        return PaymentMethodId.parse(request.pathParam("method"));
    }
}
