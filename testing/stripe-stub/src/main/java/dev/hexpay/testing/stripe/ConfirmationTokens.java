package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.ConfirmationTokenCreateParams;
import com.stripe.param.ConfirmationTokenRetrieveParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;

/** {@code /v1/confirmation_tokens}: pages make them; a server can make one of a test card in test mode. */
final class ConfirmationTokens {
    private final StubState state;

    ConfirmationTokens(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/confirmation_tokens/{id}", ConfirmationTokenRetrieveParams.class, this::retrieve),
                Endpoint.post("/v1/test_helpers/confirmation_tokens", ConfirmationTokenCreateParams.class, this::create)
                        .understanding("payment_method", "return_url", "setup_future_usage"));
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.CONFIRMATION_TOKEN, call.pathId()));
    }

    private JsonObject create(ApiCall call) {
        if (call.mode().isLive()) {
            throw StripeError.invalid("Test helpers can only be used with a test mode key.", null);
        }
        Store store = state.store(call.mode());
        return store.add(new ConfirmationToken(
                        state,
                        PaymentMethods.named(state, store, call.params().required("payment_method")),
                        call.params().text("return_url"),
                        call.params().text("setup_future_usage")))
                .json();
    }
}
