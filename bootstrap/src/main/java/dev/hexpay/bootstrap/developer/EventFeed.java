package dev.hexpay.bootstrap.developer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that occur from now on, read from the event log: each once, and in order. An event whose transaction ends later
 * than that of the event behind it appears among those that were read before, so each reading looks at them again.
 */
final class EventFeed {
    private static final int PAGE = 100;
    private static final int REMEMBERED = 10 * PAGE;

    private final ApiClient api;
    private final Set<String> seen = new LinkedHashSet<>();

    private EventFeed(ApiClient api) {
        this.api = api;
    }

    /** Starts after the newest events that are recorded now. */
    static EventFeed fromNow(ApiClient api) {
        EventFeed feed = new EventFeed(api);
        feed.page("").path("data").forEach(event -> feed.seen.add(id(event)));
        return feed;
    }

    /** The events since the last call, the oldest first. */
    List<JsonNode> next() {
        Deque<JsonNode> found = new ArrayDeque<>();
        boolean isOverlapping = false;
        @Nullable String cursor = "";
        while (cursor != null && !isOverlapping) {
            JsonNode page = page(cursor);
            for (JsonNode event : page.path("data")) {
                if (seen.contains(id(event))) {
                    isOverlapping = true;
                } else {
                    found.addFirst(event);
                }
            }
            cursor = page.path("nextCursor").textValue();
        }
        found.forEach(event -> seen.add(id(event)));
        seen.stream().limit(Math.max(0, seen.size() - REMEMBERED)).toList().forEach(seen::remove);
        return List.copyOf(found);
    }

    private JsonNode page(String cursor) {
        return api.get("/events?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    }

    private static String id(JsonNode event) {
        return event.path("id").asText();
    }
}
