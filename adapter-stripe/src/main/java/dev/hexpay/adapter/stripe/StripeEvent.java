package dev.hexpay.adapter.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an event of Stripe says that does not depend on the version of the API: ids, type, mode and metadata. Unknown members
 * are ignored.
 *
 * @param id the id of the event
 * @param object the kind of the event; ours are {@code event}
 * @param type what happened, for example {@code refund.failed}
 * @param isLive whether it happened in live mode
 * @param account the connected account in which it happened; null for that of the endpoint
 * @param subject the object that changed
 */
record StripeEvent(
        String id,
        String object,
        String type,
        boolean isLive,
        @Nullable String account,
        JsonObject subject) {
    private static final Pattern ID = Pattern.compile("evt_[A-Za-z0-9_]{1,250}");

    /** The event in a body; empty if it is none. */
    static Optional<StripeEvent> parse(byte[] body) {
        try {
            JsonElement parsed = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
            return parsed instanceof JsonObject event ? of(event) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<StripeEvent> of(JsonObject event) {
        String id = text(event, "id");
        String object = text(event, "object");
        String type = text(event, "type");
        JsonElement live = event.get("livemode");
        boolean hasMode = live != null
                && live.isJsonPrimitive()
                && live.getAsJsonPrimitive().isBoolean();
        if (id == null || !ID.matcher(id).matches() || object == null || type == null || !hasMode) {
            return Optional.empty();
        }
        JsonObject subject = member(member(event, "data"), "object");
        return Optional.of(new StripeEvent(id, object, type, live.getAsBoolean(), account(event), subject));
    }

    private static @Nullable String account(JsonObject event) {
        JsonElement account = event.get("account");
        if (account == null || account.isJsonNull()) {
            return null;
        }
        return account.isJsonPrimitive() ? account.getAsString() : account.toString();
    }

    /** The id of the object that changed; null if it has none. */
    @Nullable
    String subjectId() {
        return text(subject, "id");
    }

    /** The payment intent that the changed object belongs to, named by its id or contained; null if there is none. */
    @Nullable
    String paymentIntent() {
        String id = text(subject, "payment_intent");
        return id == null ? text(member(subject, "payment_intent"), "id") : id;
    }

    /** The metadata of the changed object. */
    Map<String, String> metadata() {
        JsonObject metadata = member(subject, "metadata");
        Map<String, String> values = new HashMap<>();
        for (String key : metadata.keySet()) {
            String value = text(metadata, key);
            if (value != null) {
                values.put(key, value);
            }
        }
        return values;
    }

    private static JsonObject member(JsonObject of, String name) {
        return of.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static @Nullable String text(JsonObject of, String name) {
        JsonElement value = of.get(name);
        boolean isText = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
        return isText ? value.getAsString() : null;
    }
}
