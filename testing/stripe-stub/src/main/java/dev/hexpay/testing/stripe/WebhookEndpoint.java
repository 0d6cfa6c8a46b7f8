package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Stripe sends events; its secret is shown only when it is created. */
final class WebhookEndpoint extends StripeObject {
    private final Mode mode;
    private final String url;
    private final List<String> events;
    private final @Nullable String apiVersion;
    private boolean isDisabled;

    /** What an endpoint is created with; the version is null for that of the account. */
    record Details(
            String url, List<String> events, @Nullable String apiVersion) {}

    WebhookEndpoint(StubState state, Mode mode, Details details) {
        super(state.nextId(Kind.WEBHOOK_ENDPOINT), state.now());
        this.mode = mode;
        this.url = details.url();
        this.events = List.copyOf(details.events());
        this.apiVersion = details.apiVersion();
    }

    void disable() {
        isDisabled = true;
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "webhook_endpoint")
                .and("api_version", apiVersion)
                .and("created", created())
                .and("enabled_events", events)
                .and("livemode", mode.isLive())
                .and("status", isDisabled ? "disabled" : "enabled")
                .and("url", url)
                .json();
    }
}
