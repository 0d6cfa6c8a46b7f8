package dev.hexpay.adapter.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of every successful response. */
public sealed interface Envelope {
    /** The JSON of a response with one object. */
    static String one(Object data) {
        return Json.write(new One(true, data));
    }

    /** The JSON of a response with one page of a list; {@code nextCursor} is null on the last page. */
    static String many(List<?> data, @Nullable String nextCursor) {
        return Json.write(new Many(true, data, nextCursor != null, nextCursor));
    }

    /** One object. */
    record One(boolean success, Object data) implements Envelope {}

    /** One page of a list. */
    record Many(
            boolean success,
            List<?> data,
            boolean hasMore,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextCursor)
            implements Envelope {}
}
