package dev.hexpay.http.paymentmethod;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.MethodView;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.idempotency.IdempotentCalls;

/** The cards that a customer has on file. */
public final class PaymentMethodRoutes {
    private static final String ALL = "/customers/{id}/payment-methods";
    private static final String ONE = ALL + "/{method}";

    private final UseCases useCases;
    private final IdempotentCalls once;

    /** Serves cards on file. */
    public PaymentMethodRoutes(UseCases useCases, IdempotentCalls once) {
        this.useCases = useCases;
        this.once = once;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(ALL, this::list);
        routes.post(ONE + "/default", this::makeDefault);
        routes.delete(ONE, this::detach);
    }

    private StoredAnswer list(Call call) {
        CustomerReference customer = call.customerParam("id");
        PageRequest<PaymentMethodId> page =
                call.query(query -> Paging.read(query, IdKind.PAYMENT_METHOD, PaymentMethodId::new));
        return Answers.list(
                useCases.listPaymentMethods().list(call.scope(), customer, page),
                view -> PaymentMethodResponse.of(call.scope(), view),
                view -> view.method().id().value());
    }

    private StoredAnswer makeDefault(Call call) {
        CustomerReference customer = call.customerParam("id");
        PaymentMethodId method = method(call);
        call.emptyBody();
        return once.answer(
                call,
                (MethodView view) -> Answers.ok(PaymentMethodResponse.of(call.scope(), view)),
                key -> useCases.chooseDefaultPaymentMethod().choose(call.scope(), customer, method, key));
    }

    private StoredAnswer detach(Call call) {
        PaymentMethod detached =
                useCases.detachPaymentMethod().detach(call.scope(), call.customerParam("id"), method(call));
        return Answers.ok(PaymentMethodResponse.Deleted.of(call.scope(), detached));
    }

    private static PaymentMethodId method(Call call) {
        return PaymentMethodId.parse(call.pathParam("method"));
    }
}
