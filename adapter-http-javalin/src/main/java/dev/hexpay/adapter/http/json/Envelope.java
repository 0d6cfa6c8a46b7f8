package dev.hexpay.adapter.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of every response of the first version of the API. */
public sealed interface Envelope {
    /** The JSON of a response with one object. */
    static String one(Object data) {
        return Json.write(new One(true, data));
    }

    /** The JSON of a response with one page of a list; {@code nextCursor} is null on the last page. */
    static String many(List<?> data, @Nullable String nextCursor) {
        return Json.write(new Many(true, data, nextCursor != null, nextCursor));
    }

    /** The JSON of an error. */
    static String error(Object error) {
        return Json.write(new Failed(false, error));
    }

    /**
     * The JSON without its envelope: the object itself, a list as an object, or an object with the error.
     *
     * @param json a text of this interface, which is cut and not parsed: numbers and texts stay as they were written
     */
    static String remove(String json) {
        if (json.startsWith(Failed.START)) {
            return "{" + json.substring(Failed.START.length());
        } else if (json.startsWith(Many.START)) {
            return "{\"object\":\"list\",\"data\":[" + json.substring(Many.START.length());
        } else if (json.startsWith(One.START)) {
            return json.substring(One.START.length(), json.length() - 1);
        }
        throw new IllegalArgumentException("a response has no envelope");
    }

    /** The id of the object, which is its first member; empty for any other response. */
    static String idIn(String json) {
        if (!json.startsWith(One.START_OF_ID)) {
            return "";
        }
        int start = One.START_OF_ID.length();
        return json.substring(start, json.indexOf('"', start));
    }

    /** One object. */
    record One(boolean success, Object data) implements Envelope {
        private static final String START = "{\"success\":true,\"data\":";
        private static final String START_OF_ID = START + "{\"id\":\"";
    }

    /** One page of a list. */
    record Many(
            boolean success,
            List<?> data,
            boolean hasMore,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextCursor)
            implements Envelope {
        private static final String START = One.START + "[";
    }

    /** An error. */
    record Failed(boolean success, Object error) implements Envelope {
        private static final String START = "{\"success\":false,";
    }
}
