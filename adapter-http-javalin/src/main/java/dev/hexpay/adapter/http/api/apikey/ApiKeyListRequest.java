package dev.hexpay.adapter.http.api.apikey;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of API keys. */
record ApiKeyListRequest(
        @Nullable PageLimit limit,
        @Cursor(IdKind.API_KEY) @Nullable String cursor) {
    PageRequest<ApiKeyId> page() {
        return Paging.page(limit, cursor, ApiKeyId::new);
    }
}
