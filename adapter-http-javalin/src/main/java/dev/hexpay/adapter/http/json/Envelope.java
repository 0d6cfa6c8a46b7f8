package dev.hexpay.adapter.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every successful answer is wrapped in. */
public sealed interface Envelope {
    /** The text of an answer about one thing. */
    static String one(Object data) {
        return Json.write(new One(true, data));
    }

    /** The text of an answer with part of a list; {@code nextCursor} is null when nothing follows. */
    static String many(List<?> data, @Nullable String nextCursor) {
        return Json.write(new Many(true, data, nextCursor != null, nextCursor));
    }

    /** One thing. */
    record One(boolean success, Object data) implements Envelope {}

    /** Part of a list. */
    record Many(
            boolean success,
            List<?> data,
            boolean hasMore,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextCursor)
            implements Envelope {}
}
