package dev.hexpay.bootstrap.developer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that occur from now on, read from the event log: each once and in order. */
final class EventFeed {
    private static final int PAGE = 100;

    private final ApiClient api;
    private @Nullable String lastId;

    private EventFeed(ApiClient api, @Nullable String lastId) {
        this.api = api;
        this.lastId = lastId;
    }

    /** Starts after the newest event that is recorded now. */
    static EventFeed fromNow(ApiClient api) {
        JsonNode newest = api.get("/events?limit=1").path("data").path(0).path("id");
        return new EventFeed(api, newest.isTextual() ? newest.asText() : null);
    }

    /** The events since the last call, the oldest first. */
    List<JsonNode> next() {
        Deque<JsonNode> found = new ArrayDeque<>();
        String cursor = null;
        do {
            JsonNode page = api.get("/events?limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor));
            for (JsonNode event : page.path("data")) {
                if (event.path("id").asText().equals(lastId)) {
                    return seen(found);
                }
                found.addFirst(event);
            }
            cursor = page.path("nextCursor").isTextual()
                    ? page.path("nextCursor").asText()
                    : null;
        } while (cursor != null);
        return seen(found);
    }

    private List<JsonNode> seen(Deque<JsonNode> events) {
        if (!events.isEmpty()) {
            lastId = events.getLast().path("id").asText();
        }
        return List.copyOf(events);
    }
}
