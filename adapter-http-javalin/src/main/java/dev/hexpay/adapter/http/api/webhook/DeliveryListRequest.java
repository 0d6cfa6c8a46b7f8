package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookDeliveryId;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of deliveries.
 *
 * @param eventId any text: what is no id of an event matches nothing
 */
record DeliveryListRequest(
        DeliveryFilter.@Nullable Status status,
        @Nullable String eventId,
        @Nullable PageLimit limit,
        @Cursor(IdKind.WEBHOOK_DELIVERY) @Nullable String cursor) {
    boolean matchesNothing() {
        return eventId != null && !IdKind.EVENT.matches(eventId);
    }

    DeliveryFilter filter() {
        return new DeliveryFilter(status, eventId == null ? null : new EventId(eventId));
    }

    PageRequest<WebhookDeliveryId> page() {
        return Paging.page(limit, cursor, WebhookDeliveryId::new);
    }
}
