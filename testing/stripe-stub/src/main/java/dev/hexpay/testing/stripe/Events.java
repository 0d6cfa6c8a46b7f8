package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import dev.hexpay.testing.stripe.http.Cause;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that has happened, oldest first. */
final class Events {
    private final StubState state;
    private final List<StubEvent> all = new ArrayList<>();

    Events(StubState state) {
        this.state = state;
    }

    /** An event with the object as it is now. */
    void add(Mode mode, String type, JsonObject object, Cause cause) {
        add(mode, type, object, null, cause);
    }

    /** An event that also says what was before. */
    void add(Mode mode, String type, JsonObject object, @Nullable JsonObject previous, Cause cause) {
        String id = state.nextId("evt");
        JsonObject data = Json.of("object", object).json();
        if (previous != null) {
            data.add("previous_attributes", previous);
        }
        JsonObject event = Json.of("id", id)
                .and("object", "event")
                .and("api_version", Stripe.API_VERSION)
                .and("created", state.now())
                .and("data", data)
                .and("livemode", mode.isLive())
                .and("pending_webhooks", 1)
                .and("request", Json.of("id", cause.requestId()).and("idempotency_key", cause.idempotencyKey()))
                .and("type", type)
                .json();
        all.add(new StubEvent(id, type, mode, event.toString()));
    }

    List<StubEvent> all() {
        return all;
    }
}
