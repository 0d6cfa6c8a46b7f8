package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.List;

/** Where Stripe sends events; its secret is shown only when it is created. */
final class WebhookEndpoint extends StripeObject {
    private final Mode mode;
    private final String url;
    private final List<String> events;
    private boolean isDisabled;

    WebhookEndpoint(StubState state, Mode mode, String url, List<String> events) {
        super(state.nextId(Kind.WEBHOOK_ENDPOINT), state.now());
        this.mode = mode;
        this.url = url;
        this.events = List.copyOf(events);
    }

    void disable() {
        isDisabled = true;
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "webhook_endpoint")
                .and("api_version", Stripe.API_VERSION)
                .and("created", created())
                .and("enabled_events", events)
                .and("livemode", mode.isLive())
                .and("status", isDisabled ? "disabled" : "enabled")
                .and("url", url)
                .json();
    }
}
