package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookEndpointId;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of webhook endpoints. */
record WebhookListRequest(
        @Nullable PageLimit limit,
        @Cursor(IdKind.WEBHOOK_ENDPOINT) @Nullable String cursor) {
    PageRequest<WebhookEndpointId> page() {
        return Paging.page(limit, cursor, WebhookEndpointId::new);
    }
}
