package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hexpay.testing.stripe.http.Mode;
import java.nio.charset.StandardCharsets;

/**
 * Something that has happened, with the object as it was then.
 *
 * @param id {@code evt_…}
 * @param type such as {@code payment_intent.succeeded}
 * @param mode of the object
 * @param body the JSON that is delivered
 */
public record StubEvent(String id, String type, Mode mode, String body) {
    /** The bytes that are delivered and signed. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The id of the object that it is about. */
    public String objectId() {
        JsonObject event = JsonParser.parseString(body).getAsJsonObject();
        return event.getAsJsonObject("data").getAsJsonObject("object").get("id").getAsString();
    }
}
