package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointListParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.Arrays;
import java.util.List;

/** {@code /v1/webhook_endpoints}, which the Dashboard creates. Events are delivered by {@link Webhooks}. */
final class WebhookEndpoints {
    private final StubState state;

    WebhookEndpoints(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/webhook_endpoints", WebhookEndpointListParams.class, this::list)
                .understanding("limit", "starting_after"));
    }

    /**
     * Creates an endpoint. Returns its id.
     *
     * @throws IllegalArgumentException if Stripe does not know an event
     */
    String create(Mode mode, WebhookEndpoint.Details details) {
        for (String event : details.events()) {
            if (Arrays.stream(EnabledEvent.values())
                    .noneMatch(known -> known.getValue().equals(event))) {
                throw new IllegalArgumentException("no event " + event);
            }
        }
        return state.store(mode).add(new WebhookEndpoint(state, mode, details)).id();
    }

    private JsonObject list(ApiCall call) {
        Store store = state.store(call.mode());
        return Pages.of(store, call, Kind.WEBHOOK_ENDPOINT, store.newestFirst(Kind.WEBHOOK_ENDPOINT).stream());
    }
}
