package dev.hexpay.testing.stripe.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON of Java values. */
public final class Json {
    private Json() {}

    /** An object with a first member; null stays as null. */
    public static Members of(String name, @Nullable Object value) {
        return new Members().and(name, value);
    }

    /** An object to which members are added. */
    public static final class Members {
        private final JsonObject object = new JsonObject();

        private Members() {}

        /** Adds a member; null stays as null. */
        public Members and(String name, @Nullable Object value) {
            object.add(name, Json.value(value));
            return this;
        }

        /** The object. */
        public JsonObject json() {
            return object;
        }
    }

    /** Text, numbers, booleans, instants (as seconds), maps and collections as JSON. */
    public static JsonElement value(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof JsonElement json) {
            return json;
        }
        if (value instanceof Members members) {
            return members.json();
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        if (value instanceof Instant instant) {
            return new JsonPrimitive(instant.getEpochSecond());
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, each) -> object.add(String.valueOf(name), value(each)));
            return object;
        }
        if (value instanceof Collection<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(each -> array.add(value(each)));
            return array;
        }
        return new JsonPrimitive(value.toString());
    }
}
