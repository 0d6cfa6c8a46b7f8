package dev.hexpay.testing.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.ApiCall;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts objects where {@code expand} asks for them instead of their ids. */
final class Expansion {
    private static final int DEPTH = 4;

    /** The references of each object, with what they lead to. */
    private static final Map<String, Map<String, String>> REFERENCES = Map.of(
            "payment_intent",
            Map.of("customer", "customer", "latest_charge", "charge", "payment_method", "payment_method"),
            "charge",
            Map.of("customer", "customer", "payment_intent", "payment_intent"),
            "payment_method",
            Map.of("customer", "customer"),
            "refund",
            Map.of("charge", "charge", "payment_intent", "payment_intent"),
            "dispute",
            Map.of("charge", "charge", "payment_intent", "payment_intent"),
            "tax.calculation",
            Map.of("line_items", "list"),
            "list",
            Map.of("data", "tax.calculation_line_item"),
            "tax.calculation_line_item",
            Map.of("tax_breakdown", "list"));

    private final Store store;

    private Expansion(Store store) {
        this.store = store;
    }

    /** The paths that lead from an object to others. */
    static Predicate<String> of(String object) {
        return path -> {
            String at = object;
            String[] segments = path.split("\\.");
            for (String segment : segments) {
                at = REFERENCES.getOrDefault(at, Map.of()).getOrDefault(segment, "");
            }
            return !at.isEmpty() && segments.length <= DEPTH;
        };
    }

    /** The paths that lead from a list of objects to others. */
    static Predicate<String> ofList(String object) {
        return path -> path.startsWith("data.") && of(object).test(path.substring("data.".length()));
    }

    /** An object as a call wants it. */
    static JsonObject of(Store store, ApiCall call, StripeObject object) {
        return of(store, call, object.json());
    }

    /** JSON as a call wants it. */
    static JsonObject of(Store store, ApiCall call, JsonObject json) {
        for (String path : call.params().texts("expand")) {
            new Expansion(store).expand(json, List.of(path.split("\\.")));
        }
        return json;
    }

    private void expand(JsonObject json, List<String> path) {
        JsonElement value = json.get(path.get(0));
        List<String> rest = path.subList(1, path.size());
        if (value instanceof JsonArray items) {
            items.forEach(item -> expand(item.getAsJsonObject(), rest));
            return;
        }
        if (value != null && value.isJsonPrimitive()) {
            @Nullable StripeObject object = store.any(value.getAsString());
            if (object == null) {
                throw new IllegalStateException("there is no " + value);
            }
            value = object.json();
            json.add(path.get(0), value);
        }
        if (value instanceof JsonObject below && !rest.isEmpty()) {
            expand(below, rest);
        }
    }
}
