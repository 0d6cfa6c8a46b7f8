package dev.hexpay.application.port.in.apikey;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;

/** Reads API keys; their secrets are not known. */
public interface ApiKeyQueries {
    /**
     * The current state of the key.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code api_key_not_found}
     */
    ApiKey get(Scope scope, ApiKeyId id);

    /** The keys of this scope, newest first. */
    Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page);
}
