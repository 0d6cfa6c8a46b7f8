package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerRetrieveParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import java.util.List;

/** {@code /v1/customers}. Several customers may have one e-mail address. */
final class Customers {
    private final StubState state;

    Customers(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/customers", CustomerCreateParams.class, this::create)
                        .understanding("email", "name", "metadata", "description", "phone", "address"),
                Endpoint.get("/v1/customers/{id}", CustomerRetrieveParams.class, this::retrieve));
    }

    private JsonObject create(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.add(new Customer(state.nextId(Kind.CUSTOMER), state.now(), call)));
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.CUSTOMER, call.pathId()));
    }
}
