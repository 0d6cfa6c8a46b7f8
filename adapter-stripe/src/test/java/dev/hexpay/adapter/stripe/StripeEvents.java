package dev.hexpay.adapter.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Events of Stripe, made by hand. */
final class StripeEvents {
    private StripeEvents() {}

    /** An event about an object. */
    record Sample(JsonObject event, JsonObject object) {
        /** A member of the object. */
        Sample with(String name, String value) {
            object.addProperty(name, value);
            return this;
        }

        /** The metadata of the object. */
        Sample with(JsonObject metadata) {
            object.add("metadata", metadata);
            return this;
        }

        /** A member of the event. */
        Sample saying(String name, String value) {
            event.addProperty(name, value);
            return this;
        }
    }

    static Sample sample(String type, Mode mode) {
        JsonObject object = new JsonObject();
        JsonObject data = new JsonObject();
        data.add("object", object);
        JsonObject event = new JsonObject();
        event.addProperty("object", "event");
        event.addProperty("type", type);
        event.addProperty("livemode", mode.isLive());
        event.add("data", data);
        return new Sample(event, object);
    }

    static JsonObject metadata(Scope scope, String name, String id) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("organization", scope.organization().value().toString());
        metadata.addProperty("mode", WireName.of(scope.mode()));
        metadata.addProperty(name, id);
        return metadata;
    }

    /** The body of the event with this id. */
    static byte[] event(String id, Sample sample) {
        sample.event().addProperty("id", id);
        return sample.event().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The headers that Stripe sends with this body. */
    static Map<String, String> signed(String secret, Instant sentAt, byte[] body) {
        return Map.of("stripe-signature", header(secret, sentAt, body));
    }

    /** The value of the header. */
    static String header(String secret, Instant sentAt, byte[] body) {
        String seconds = Long.toString(sentAt.getEpochSecond());
        return "t=" + seconds + ",v1=" + v1(secret, seconds, body);
    }

    static String v1(String secret, String seconds, byte[] body) {
        return StripeSignature.sign(secret.getBytes(StandardCharsets.UTF_8), seconds, body);
    }
}
