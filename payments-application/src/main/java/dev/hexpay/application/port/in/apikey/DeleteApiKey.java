package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;

/** Deletes an API key, at once and permanently. */
public interface DeleteApiKey {
    /**
     * Deletes the key and returns it.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code api_key_not_found}
     */
    ApiKey delete(Scope scope, ApiKeyId id);
}
