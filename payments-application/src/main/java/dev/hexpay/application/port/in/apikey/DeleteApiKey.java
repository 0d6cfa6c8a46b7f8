package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;

/** Takes an API key out of use, at once and for good. */
public interface DeleteApiKey {
    /**
     * Deletes the key and returns what it was.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code api_key_not_found}
     */
    ApiKey delete(Scope scope, ApiKeyId id);
}
