package dev.hexpay.adapter.http.api.event;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.webhook.EventName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of events.
 *
 * @param object any text: what is no id of an object matches nothing
 */
record EventListRequest(
        @Nullable EventName type,
        @Nullable String object,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable PageLimit limit,
        @Cursor(IdKind.EVENT) @Nullable String cursor) {
    EventFilter filter() {
        return new EventFilter(type, object, createdAfter, createdBefore);
    }

    PageRequest<EventId> page() {
        return Paging.page(limit, cursor, EventId::new);
    }
}
