package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Json;
import java.util.List;

/** {@code /v1/payment_methods}. */
final class PaymentMethods {
    private final StubState state;

    PaymentMethods(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/payment_methods/{id}", PaymentMethodRetrieveParams.class, this::retrieve)
                        .expanding(Expansion.of("payment_method")),
                Endpoint.post("/v1/payment_methods/{id}/detach", PaymentMethodDetachParams.class, this::detach));
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.PAYMENT_METHOD, call.pathId()));
    }

    private JsonObject detach(ApiCall call) {
        Store store = state.store(call.mode());
        PaymentMethod method = store.atPath(Kind.PAYMENT_METHOD, call.pathId());
        JsonObject before = Json.of("customer", method.customer()).json();
        method.detach();
        state.events().add(call.mode(), "payment_method.detached", method.json(), before, call.cause());
        return Expansion.of(store, call, method);
    }

    /** The method of a parameter: an id, or in test mode a name like {@code pm_card_visa}, which makes a new one. */
    static PaymentMethod named(StubState state, Store store, String idOrName) {
        TestCard card = store.mode().isLive() ? null : TestCard.named(idOrName);
        return card == null
                ? store.atParam(Kind.PAYMENT_METHOD, idOrName, "payment_method")
                : store.add(new PaymentMethod(state, store.mode(), card, BillingDetails.NONE));
    }
}
