package dev.hexpay.crash;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hexpay.adapter.stripe.StripeProvider;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.StubEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Delivers the signed events of the stub, as often and in the order that the case of each event says. */
final class StripeWebhooks {
    private final StripeStub stub;
    private final Function<String, WebhookMode> modes;
    private int delivered;

    /**
     * Webhooks of this stub.
     *
     * @param modes how the events of an organization arrive
     */
    StripeWebhooks(StripeStub stub, Function<String, WebhookMode> modes) {
        this.stub = stub;
        this.modes = modes;
    }

    /** Delivers the events since the last delivery. */
    void deliverTo(StripeInstallation hexpay) {
        List<StubEvent> all = stub.events();
        List<StubEvent> fresh = new ArrayList<>(all.subList(delivered, all.size()));
        delivered = all.size();
        fresh.forEach(event -> deliver(event, false, hexpay));
        Collections.reverse(fresh);
        fresh.forEach(event -> deliver(event, true, hexpay));
    }

    private void deliver(StubEvent event, boolean isReversed, StripeInstallation hexpay) {
        WebhookMode mode = mode(event);
        if (isReversed == (mode == WebhookMode.REORDERED)) {
            for (int times = mode.times(); times > 0; times--) {
                hexpay.ports()
                        .providers()
                        .acceptNotification()
                        .accept(
                                StripeProvider.NAME,
                                Map.of("stripe-signature", stub.webhooks().sign(event)),
                                event.bytes());
            }
        }
    }

    /** Events about objects without organization arrive once. */
    private WebhookMode mode(StubEvent event) {
        JsonObject metadata = JsonParser.parseString(event.body())
                .getAsJsonObject()
                .getAsJsonObject("data")
                .getAsJsonObject("object")
                .getAsJsonObject("metadata");
        return metadata == null || !metadata.has("organization")
                ? WebhookMode.ONCE
                : modes.apply(metadata.get("organization").getAsString());
    }
}
