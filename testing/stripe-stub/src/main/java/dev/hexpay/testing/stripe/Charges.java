package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import java.util.List;

/** {@code /v1/charges}: payment intents make them. */
final class Charges {
    private final StubState state;

    Charges(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/charges", ChargeListParams.class, this::list)
                        .understanding("payment_intent", "customer", "created", "limit", "starting_after")
                        .expanding(Expansion.ofList("charge")),
                Endpoint.get("/v1/charges/{id}", ChargeRetrieveParams.class, this::retrieve)
                        .expanding(Expansion.of("charge")));
    }

    private JsonObject list(ApiCall call) {
        Store store = state.store(call.mode());
        String intent = store.filter(Kind.PAYMENT_INTENT, call.params(), "payment_intent");
        String customer = store.filter(Kind.CUSTOMER, call.params(), "customer");
        return Pages.of(
                store,
                call,
                Kind.CHARGE,
                store.newestFirst(Kind.CHARGE).stream()
                        .filter(charge -> intent == null || charge.intent().id().equals(intent))
                        .filter(charge -> customer == null
                                || customer.equals(charge.intent().customer())));
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.CHARGE, call.pathId()));
    }
}
